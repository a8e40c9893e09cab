import { warnOfFraud } from '../resources/early-fraud-warnings.ts';
import type { TestCard } from '../test-cards.ts';
import type { PaymentIntent } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { openDispute } from './dispute-charge.ts';

/** What some test cards bring about after they have paid. */
export function happenAfterwards(world: World, intent: PaymentIntent, what: NonNullable<TestCard['aftermath']>): void {
  const charge = find(world, 'charge', intent.latest_charge as string);
  if (what === 'warning') warnOfFraud(world, charge);
  else openDispute(world, charge, { reason: what === 'inquiry' ? 'general' : what, isInquiry: what === 'inquiry' });
}
