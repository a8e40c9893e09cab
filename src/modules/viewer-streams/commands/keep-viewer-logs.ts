import { sql } from 'kysely';
import { job, type JobDefinition } from '../../../kernel/job.ts';
import { DAY } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import { peopleWith } from '../../tiers/index.ts';
import type { ViewerStreamsDeps, ViewerReader } from '../deps.ts';
import { mentioned, TELL_EVERYONE, tellViewers } from './tell-viewers.ts';

const KEPT_DAYS = 30;
const AT_ONCE = 500;
const SWEPT_AT_ONCE = 5_000;

export const viewerLogJobs = (deps: ViewerStreamsDeps): readonly JobDefinition[] => [
  job<{ roomId: string; messageId: string }>({ name: TELL_EVERYONE, handle: ({ roomId, messageId }) => tellEveryone(deps, roomId, messageId) }),
  job({ name: 'chat.forget-viewer-events', schedule: '37 3 * * *', handle: () => forgetViewerEvents(deps) }),
];

/** Tells all who may enter the room that a message names everyone: some hundred at a time, and once however often it runs. */
async function tellEveryone(deps: ViewerStreamsDeps, roomId: string, messageId: string): Promise<void> {
  const { reader, clock, uow } = deps;
  const found = await reader.selectFrom('room_message').innerJoin('room', 'room.id', 'room_message.roomId').select(['room.communityId', 'room.entitlement', 'room_message.authorId'])
    .where('room_message.roomId', '=', roomId).where('room_message.id', '=', messageId).executeTakeFirst();
  if (!found) return;
  const { communityId, entitlement, authorId } = found;
  for (let number = 0; ; ) {
    const members = await reader.selectFrom('member').select(['userId', 'number']).where('communityId', '=', communityId).where('status', '=', 'ACTIVE').where('number', '>', number).orderBy('number').limit(AT_ONCE).execute();
    if (members.length === 0) return;
    number = members.at(-1)!.number;
    const allowed = await peopleWith(reader as never, communityId, members.map(({ userId }) => userId), entitlement, clock.now());
    allowed.delete(authorId);
    await uow.run(async (tx) => ok(await tellViewers(deps, tx, [...allowed].map((userId) => mentioned(userId, { communityId, roomId, messageId })))));
  }
}

/** What is older than it is kept, and from where each log still begins. */
export async function forgetViewerEvents({ reader, clock }: Pick<ViewerStreamsDeps, 'reader' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY);
  for (let swept = SWEPT_AT_ONCE; swept === SWEPT_AT_ONCE; ) swept = await sweep(reader, before);
}
async function sweep(db: ViewerReader, before: Date): Promise<number> {
  const { rows } = await sql<{ swept: number }>`
    with old as (select user_id, seq from viewer_event where occurred_at < ${before} order by occurred_at limit ${SWEPT_AT_ONCE}),
      gone as (delete from viewer_event v using old where v.user_id = old.user_id and v.seq = old.seq returning v.user_id, v.seq),
      bounds as (update viewer_log l set first_seq = greatest(l.first_seq, g.last + 1) from (select user_id, max(seq) as last from gone group by user_id) g where l.user_id = g.user_id)
    select count(*)::int as swept from gone`.execute(db);
  return rows[0]!.swept;
}
