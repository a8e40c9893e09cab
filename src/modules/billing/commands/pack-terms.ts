import { after } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { firstGap, giveGrant, heldIn, type Holder, type Span } from '../../tiers/index.ts';
import { lockMember, termsOfPerson } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { personOf, type Order } from '../model/order.entity.ts';

/** What a person has in a tier that has an end, also while it rests; no term of theirs moves until this transaction ends. */
export async function spansHeld(tx: Tx, holder: Holder): Promise<readonly Span[]> {
  // In this order, as they are asked for at once: what is read behind the locks is read under them.
  const [, { spans, resting }] = await Promise.all([termsOfPerson(tx, holder), heldIn(tx.db, holder, tx.now)]);
  return [...spans, ...resting];
}

/** Terms follow what else the person has: when something is taken out, those that have not begun move up, at the earliest to now, and keep their length. */
export async function packTerms(tx: Tx, holder: Holder): Promise<void> {
  const waiting = (await termsOfPerson(tx, holder)).filter(({ accessStartsAt }) => accessStartsAt! > tx.now);
  for (const term of waiting) {
    const { spans, resting } = await heldIn(tx.db, { ...holder, but: term.id }, tx.now);
    const startsAt = firstGap([...spans, ...resting], tx.now, lengthOf(term));
    if (startsAt < term.accessStartsAt!) await move(tx, term, startsAt);
  }
}

/** What was given without payment is over: the terms behind it move up. */
export async function packTermsOf({ uow }: BillingDeps, holder: Holder): Promise<void> {
  await uow.run(async (tx) => {
    await lockMember(tx, holder);
    return ok(await packTerms(tx, holder));
  });
}

const lengthOf = (term: Order): number => term.accessEndsAt!.getTime() - term.accessStartsAt!.getTime();

async function move(tx: Tx, term: Order, startsAt: Date): Promise<void> {
  const endsAt = after(startsAt, lengthOf(term));
  term.giveAccess(startsAt, endsAt);
  await giveGrant(tx, { communityId: term.communityId, userId: personOf(term), tierId: term.tierId!, source: { kind: 'ORDER', id: term.id }, startsAt, endsAt });
}
