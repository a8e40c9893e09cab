import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts';
import { pageSize, readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { badInput } from '../../../kernel/request-error.ts';
import type { ChatReader } from '../deps.ts';
import type { MessageRevisionRow } from '../model/message-revision.entity.ts';
import type { MessageRow } from '../model/message.entity.ts';

const SCOPE = 'room-messages';

/** Forward (`first`, `after`) from the oldest, or backward (`last`, `before`) from the newest. */
export interface HistoryRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export const messageById = async (db: ChatReader, id: string): Promise<MessageRow | null> => (await db.selectFrom('room_message').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const messagesById = (db: ChatReader, ids: readonly string[]): Promise<MessageRow[]> => db.selectFrom('room_message').selectAll().where('id', 'in', ids).execute();

/** One page of the history of each room, oldest first whichever way it is read: one statement for all rooms. */
export async function roomHistories(db: ChatReader, roomIds: readonly string[], request: HistoryRequest): Promise<Map<string, Page<MessageRow>>> {
  const isForward = request.first != null || request.after != null;
  if (isForward && (request.last != null || request.before != null)) throw badInput('errors.first-and-last');
  const size = pageSize(isForward ? request.first : request.last);
  const bound = isForward ? request.after : request.before;
  const from = bound == null ? null : (decodeCursor(SCOPE, ['number'], bound)[0] as number);
  const rows = await readBeyond(db, roomIds, { isForward, from, limit: size + 1 });
  const byRoom = Map.groupBy(rows, ({ roomId }) => roomId);
  return new Map(roomIds.map((roomId) => [roomId, pageOf(byRoom.get(roomId) ?? [], { isForward, from, size })]));
}

interface Direction {
  readonly isForward: boolean;
  readonly from: number | null;
}
/** Of each room the rows next to the bound, by its index; nearest first. */
function readBeyond(db: ChatReader, roomIds: readonly string[], { isForward, from, limit }: Direction & { limit: number }): Promise<MessageRow[]> {
  return db.selectFrom('room').innerJoinLateral(
    (eb) => eb.selectFrom('room_message').selectAll().whereRef('room_message.roomId', '=', 'room.id')
      .$if(from !== null, (query) => query.where('room_message.ordinal', isForward ? '>' : '<', from!))
      .orderBy('room_message.ordinal', isForward ? 'asc' : 'desc').limit(limit).as('message'),
    (join) => join.onTrue(),
  ).selectAll('message').where('room.id', 'in', roomIds).execute();
}

function pageOf(rows: MessageRow[], { isForward, from, size }: Direction & { size: number }): Page<MessageRow> {
  const nearest = rows.sort((a, b) => (isForward ? a.ordinal - b.ordinal : b.ordinal - a.ordinal)).slice(0, size);
  const hasMore = rows.length > size;
  return {
    rows: isForward ? nearest : nearest.reverse(),
    hasNextPage: isForward ? hasMore : from !== null,
    hasPreviousPage: isForward ? from !== null : hasMore,
    cursorOf: (row) => encodeCursor(SCOPE, [row.ordinal]),
  };
}

/** Former words of a message, newest first. `readFirst` reads the first page together with those of other messages. */
export function revisionsOf(db: ChatReader, messageId: string, request: PageRequest, readFirst: (limit: number) => Promise<MessageRevisionRow[]>): Promise<Page<MessageRevisionRow>> {
  return readPage<MessageRevisionRow>(request, { scope: 'message-revisions', shape: ['int'], keysOf: ({ number }) => [number] }, (after, limit) => {
    if (after === null) return readFirst(limit);
    return db.selectFrom('message_revision').selectAll().where('messageId', '=', messageId).where('number', '<', after[0] as number).orderBy('number', 'desc').limit(limit).execute();
  });
}

/** The newest former words of each of many messages, in one statement. */
export const firstRevisions = (db: ChatReader, messageIds: readonly string[], limit: number): Promise<MessageRevisionRow[]> =>
  db.selectFrom('room_message')
    .innerJoinLateral((eb) => eb.selectFrom('message_revision').selectAll().whereRef('message_revision.messageId', '=', 'room_message.id').orderBy('number', 'desc').limit(limit).as('first'), (join) => join.onTrue())
    .selectAll('first').where('room_message.id', 'in', messageIds).orderBy('first.number', 'desc').execute();
