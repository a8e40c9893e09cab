import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { randomName } from '../../support/world.ts';
import type { Money, Sale } from '../support/money.ts';
import type { Victim } from './victim.ts';

/** Where a journey is made: through the process that may be killed at any moment. */
export interface Stage {
  readonly money: Money;
  readonly sale: Sale;
  readonly viewer: SignedInViewer;
  readonly token: string;
  readonly ask: Victim['ask'];
  readonly api: () => Promise<string>;
  /** Starts the process again when it is gone. */
  readonly revive: () => Promise<void>;
}

const ATTEMPTS = 4;

/** A person who opens a page, pays, and is told; whoever gets no answer asks again, with the same key. */
export async function buy(stage: Stage): Promise<string> {
  const { money, sale } = stage;
  const input = { priceId: sale.priceId, idempotencyKey: randomName('key') };
  const { order } = await mutate(stage, 'startCheckout', 'mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { id checkoutUrl } errors { __typename } } }', input);
  await money.pay(order.checkoutUrl);
  await settle(stage);
  return order.id as string;
}

/** Asks for all of the money of an order, as often as there is no answer. */
export async function giveBack(stage: Stage, orderId: string): Promise<string> {
  await mutate(stage, 'requestRefund', 'mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { order { id } errors { __typename } } }', { orderId, idempotencyKey: randomName('key') });
  await settle(stage);
  return orderId;
}

async function mutate(stage: Stage, name: string, query: string, input: object): Promise<any> {
  for (let attempt = 1; ; attempt++) {
    const answer: any = await fetch(`${await stage.api()}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.token}` }, body: JSON.stringify({ query, variables: { input } }),
    }).then((response) => response.json(), () => null);
    const payload = answer?.data?.[name];
    if (payload?.errors.length === 0) return payload;
    if (attempt === ATTEMPTS) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    await stage.revive();
  }
}

/** Delivers and works until nothing is left to do; what was not heard is sent again later. */
async function settle(stage: Stage): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await stage.money.sandbox.deliverPending();
    const isDone = await stage.ask({ do: 'drain' });
    await stage.revive();
    if (isDone) return;
  }
}
