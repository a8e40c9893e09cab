import type { Network } from './network.ts';
import { Stage, type StoryPlaces } from './stage.ts';
import { cancelMembership } from './steps/cancel-membership.ts';
import { chatTogether } from './steps/chat-together.ts';
import { growTogether } from './steps/grow-together.ts';
import { joinCommunity } from './steps/join-community.ts';
import { openCommunity } from './steps/open-community.ts';
import { openSale } from './steps/open-sale.ts';
import { payForTier } from './steps/pay-for-tier.ts';
import { reckonUp } from './steps/reckon-up.ts';
import { sellByQuotes } from './steps/sell-by-quotes.ts';
import { shareTogether } from './steps/share-together.ts';
import { showPaywall } from './steps/show-paywall.ts';

/** A paid community from its opening to the end of a membership, and a sale day with every sum. Every step also checks what the others must not see. */
export async function playStory(network: Network, places: StoryPlaces, say: (line: string) => void): Promise<void> {
  const stage = new Stage(network, places, say);
  try {
    await openCommunity(stage);
    await joinCommunity(stage);
    await showPaywall(stage);
    await payForTier(stage);
    await chatTogether(stage);
    await growTogether(stage);
    await shareTogether(stage);
    await openSale(stage);
    await sellByQuotes(stage);
    await reckonUp(stage);
    await cancelMembership(stage);
    say(`The story is told (${network.name}): ${stage.steps} steps.`);
  } finally {
    await stage.end();
  }
}
