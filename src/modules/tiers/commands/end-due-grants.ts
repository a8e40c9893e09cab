import { ok } from '../../../kernel/result.ts';
import { MINUTE } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { TiersDeps, TiersReader } from '../deps.ts';

export const END_DUE_GRANTS = 'tiers.end-due-grants';
const AT_ONCE = 500;
/** How far ahead a run looks for the next end, so that the end does not wait for the next run. */
const AHEAD = 2 * MINUTE;

/** Terms that have run out: access ended at that moment by itself, now whoever had it is told, once for each end. */
export async function endDueGrants({ uow, reader, clock }: TiersDeps): Promise<void> {
  for (let isFull = true; isFull; ) {
    const step = await uow.run<boolean, never>(async (tx) => ok(await endSome(tx)));
    isFull = step.ok && step.value;
  }
  const next = await nextEnd(reader, clock.now());
  if (next) await uow.run(async (tx) => ok(tx.enqueue(END_DUE_GRANTS, {}, { startAfter: next, key: next.toISOString() })));
}

async function endSome(tx: Tx): Promise<boolean> {
  const db = tx.db as TiersReader;
  const due = await untold(db).select(['access_grant.id', 'access_grant.communityId', 'access_grant.userId', 'access_grant.revokedAt']).where('access_grant.endsAt', '<=', tx.now)
    .orderBy('access_grant.endsAt').limit(AT_ONCE).forUpdate('access_grant').skipLocked().execute();
  if (due.length === 0) return false;
  await db.updateTable('access_grant').set((eb) => ({ endToldAt: eb.ref('endsAt') })).where('id', 'in', due.map(({ id }) => id)).execute();
  const people = Map.groupBy(due.filter(({ revokedAt }) => revokedAt === null), ({ communityId, userId }) => `${communityId} ${userId}`);
  for (const [{ communityId, userId }] of people.values() as MapIterator<[(typeof due)[number]]>) tx.emit({ name: 'tiers.access-changed', communityId, payload: { communityId, userId } });
  return due.length === AT_ONCE;
}

async function nextEnd(db: TiersReader, now: Date): Promise<Date | null> {
  const next = await untold(db).select('access_grant.endsAt').where('access_grant.endsAt', '>', now).where('access_grant.endsAt', '<=', new Date(now.getTime() + AHEAD)).orderBy('access_grant.endsAt').limit(1).executeTakeFirst();
  return next?.endsAt ?? null;
}

const untold = (db: Pick<TiersReader, 'selectFrom'>) => db.selectFrom('access_grant').innerJoin('community', 'community.id', 'access_grant.communityId').where((eb) => eb('access_grant.endToldAt', 'is distinct from', eb.ref('access_grant.endsAt')));
