import { ok } from '../../../kernel/result.ts';
import { MINUTE } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { TiersDeps, TiersReader } from '../deps.ts';

export const TELL_DUE_GRANTS = 'tiers.tell-due-grants';
const AT_ONCE = 500;
/** How far ahead a run looks for the next moment, so that it does not wait for the next run. */
const AHEAD = 2 * MINUTE;

/** The two moments at which time alone changes what a grant gives, each with the one that the person was told of. */
const MOMENTS = [{ at: 'startsAt', told: 'beginToldAt' }, { at: 'endsAt', told: 'endToldAt' }] as const;
type Moment = (typeof MOMENTS)[number];

/** Terms that have begun or run out: access changed at that moment by itself, now its person is told, once for each moment. */
export async function tellDueGrants({ uow, reader, clock }: TiersDeps): Promise<void> {
  for (let isFull = true; isFull; ) {
    const step = await uow.run<boolean, never>(async (tx) => ok(await tellSome(tx)));
    isFull = step.ok && step.value;
  }
  const now = clock.now();
  const [next] = (await Promise.all(MOMENTS.map((moment) => nextAfter(reader, moment, now)))).filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime());
  if (next) await uow.run(async (tx) => ok(tx.enqueue(TELL_DUE_GRANTS, {}, { startAfter: next, key: next.toISOString() })));
}

/** Whoever is told of several is told once. */
async function tellSome(tx: Tx): Promise<boolean> {
  const people = new Map<string, { communityId: string; userId: string }>();
  let isFull = false;
  for (const moment of MOMENTS) {
    const due = await takeDue(tx, moment);
    isFull ||= due.length === AT_ONCE;
    for (const { communityId, userId, revokedAt } of due) if (revokedAt === null) people.set(`${communityId} ${userId}`, { communityId, userId });
  }
  for (const payload of people.values()) tx.emit({ name: 'tiers.access-changed', communityId: payload.communityId, payload });
  return isFull;
}
async function takeDue({ db: given, now }: Tx, moment: Moment) {
  const { at, told } = moment;
  const db = given as TiersReader;
  const due = await untold(db, moment).select(['access_grant.id', 'access_grant.communityId', 'access_grant.userId', 'access_grant.revokedAt']).where(`access_grant.${at}`, '<=', now)
    .orderBy(`access_grant.${at}`).limit(AT_ONCE).forUpdate('access_grant').skipLocked().execute();
  if (due.length > 0) await db.updateTable('access_grant').set((eb) => ({ [told]: eb.ref(`access_grant.${at}`) })).where('id', 'in', due.map(({ id }) => id)).execute();
  return due;
}

async function nextAfter(db: TiersReader, moment: Moment, now: Date): Promise<Date | null> {
  const time = `access_grant.${moment.at}` as const;
  const next = await untold(db, moment).select(`${time} as time`).where(time, '>', now).where(time, '<=', new Date(now.getTime() + AHEAD)).orderBy(time).limit(1).executeTakeFirst();
  return next?.time ?? null;
}

const untold = (db: Pick<TiersReader, 'selectFrom'>, { at, told }: Moment) =>
  db.selectFrom('access_grant').innerJoin('community', 'community.id', 'access_grant.communityId').where((eb) => eb(`access_grant.${told}`, 'is distinct from', eb.ref(`access_grant.${at}`)));
