import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { Addressees, RoomEventData, RoomMentionRow } from '../../chat/index.ts';
import { viewerTopic, type ViewerReader, type ViewerStreamsDeps } from '../deps.ts';
import type { ViewerEventKind } from '../model/viewer-event.entity.ts';

/** Something addressed to one person. */
export interface NewViewerEvent {
  readonly userId: string;
  readonly communityId: string;
  readonly kind: ViewerEventKind;
  /** The message or domain event behind it: told again, nothing happens. */
  readonly causeId: string;
  readonly roomId?: string;
  readonly messageId?: string;
  readonly data?: RoomEventData;
}
export const TELL_EVERYONE = 'chat.tell-everyone-mentioned';

/**
 * Writes to the logs of the people, in two statements. Their rows are locked in the order of their ids, and are the last locks of a transaction:
 * call it at the end.
 */
export async function tellViewers(deps: Pick<ViewerStreamsDeps, 'hints'>, tx: Tx, events: readonly NewViewerEvent[]): Promise<void> {
  if (events.length === 0) return;
  const db = tx.db as ViewerReader;
  const byUser = Map.groupBy(events, ({ userId }) => userId);
  const counts = [...byUser].map(([userId, { length }]) => ({ userId, lastSeq: length })).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const heads = await db.insertInto('viewer_log').values(counts)
    .onConflict((conflict) => conflict.column('userId').doUpdateSet((eb) => ({ lastSeq: eb('viewer_log.lastSeq', '+', eb.ref('excluded.lastSeq')) })))
    .returning(['userId', 'lastSeq']).execute();
  const rows = heads.flatMap(({ userId, lastSeq }) => {
    const own = byUser.get(userId)!;
    return own.map(({ roomId = null, messageId = null, data, ...event }, index) => ({ ...event, roomId, messageId, data: (data ?? null) as never, seq: lastSeq - own.length + index + 1, occurredAt: tx.now }));
  });
  await db.insertInto('viewer_event').values(rows).onConflict((conflict) => conflict.columns(['userId', 'causeId']).doNothing()).execute();
  tx.afterCommit(() => { for (const userId of byUser.keys()) deps.hints.publish(viewerTopic(userId)); });
}

/** Tells those whom messages name; everyone is told by a job. */
async function tellMentioned(deps: Pick<ViewerStreamsDeps, 'hints'>, tx: Tx, mentions: readonly RoomMentionRow[]): Promise<void> {
  await tellViewers(deps, tx, mentions.filter(({ isEveryone }) => !isEveryone).map(({ userId, ...row }) => mentioned(userId, row)));
  for (const { messageId, roomId } of mentions.filter(({ isEveryone }) => isEveryone)) tx.enqueue(TELL_EVERYONE, { roomId, messageId });
}

export const mentioned = (userId: string, { communityId, roomId, messageId }: { communityId: string; roomId: string; messageId: string }): NewViewerEvent =>
  ({ userId, communityId, kind: 'MENTIONED', causeId: messageId, roomId, messageId });

/** Lets the person's other devices look at their unread counts again. */
async function tellRead(deps: Pick<ViewerStreamsDeps, 'hints'>, tx: Tx, userId: string): Promise<void> {
  await (tx.db as ViewerReader).insertInto('viewer_log').values({ userId, readVersion: 1 })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet((eb) => ({ readVersion: eb('viewer_log.readVersion', '+', 1) }))).execute();
  tx.afterCommit(() => deps.hints.publish(viewerTopic(userId)));
}

/** What chat says to people, kept in their logs. */
export const addresseesOver = (deps: Pick<ViewerStreamsDeps, 'hints'>): Addressees => ({
  mentioned: (tx, mentions) => tellMentioned(deps, tx, mentions),
  noticed: (tx, notices) => tellViewers(deps, tx, notices),
  read: (tx, userId) => tellRead(deps, tx, userId),
});
