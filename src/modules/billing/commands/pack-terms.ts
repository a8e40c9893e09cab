import { after } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { giveGrant } from '../../tiers/index.ts';
import { termsOfPerson, type TermsOf } from '../access.ts';
import { personOf, type Order, type OrderRow } from '../model/order.entity.ts';

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const endOf = (term: Order): Date => term.accessEndsAt!;

/** When the last of a person's terms in a tier ends, this order's left out; now when none runs. */
export async function endOfTerms(tx: Tx, order: TermsOf): Promise<Date> {
  const others = await termsOfPerson(tx, order);
  return others.reduce((end, term) => later(end, endOf(term)), tx.now);
}

/** Terms follow each other: when one is taken out, those behind it move up to its place, at the earliest to now, and keep their length. */
export async function packTerms(tx: Tx, order: OrderRow): Promise<void> {
  if (order.kind !== 'TERM' || order.accessStartsAt === null) return;
  const others = await termsOfPerson(tx, order);
  const isBehind = (term: Order): boolean => term.accessStartsAt! >= order.accessStartsAt!;
  let end = others.filter((term) => !isBehind(term)).reduce((latest, term) => later(latest, endOf(term)), tx.now);
  for (const term of others.filter(isBehind)) {
    if (term.accessStartsAt! > end) await move(tx, term, end);
    end = endOf(term);
  }
}

async function move(tx: Tx, term: Order, startsAt: Date): Promise<void> {
  const endsAt = after(startsAt, endOf(term).getTime() - term.accessStartsAt!.getTime());
  term.giveAccess(startsAt, endsAt);
  await giveGrant(tx, { communityId: term.communityId, userId: personOf(term), tierId: term.tierId!, source: { kind: 'ORDER', id: term.id }, startsAt, endsAt });
}
