import { emptyPage, pageSize, type Page } from '../../../kernel/page.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts';
import type { ChatReader } from '../deps.ts';
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

/** One page of a room's history, oldest first whichever way it is read. */
export async function roomHistory(db: ChatReader, roomId: string, request: HistoryRequest): Promise<Page<MessageRow>> {
  const isForward = request.first != null || request.after != null;
  const size = pageSize(isForward ? request.first : request.last);
  const bound = isForward ? request.after : request.before;
  const from = bound == null ? null : (decodeCursor(SCOPE, ['number'], bound)[0] as number);
  let query = db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).orderBy('ordinal', isForward ? 'asc' : 'desc').limit(size + 1);
  if (from !== null) query = query.where('ordinal', isForward ? '>' : '<', from);
  const rows = await query.execute();
  const page = rows.slice(0, size);
  const hasMore = rows.length > size;
  return {
    rows: isForward ? page : page.reverse(),
    hasNextPage: isForward ? hasMore : from !== null,
    hasPreviousPage: isForward ? from !== null : hasMore,
    cursorOf: (row) => encodeCursor(SCOPE, [row.ordinal as unknown as number]),
  };
}
export const emptyHistory = (): Page<MessageRow> => emptyPage<MessageRow>();
