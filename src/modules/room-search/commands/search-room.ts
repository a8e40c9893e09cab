import type { Failure } from '../../../kernel/failure.ts';
import { badInput } from '../../../kernel/request-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { roomForReading, type GateFailure } from '../../chat/index.ts';
import type { RoomSearchDeps } from '../deps.ts';
import { tagOf } from '../model/message-words.entity.ts';
import { scopeOf, type SearchScope } from '../queries/find-messages.ts';
import { isBehind } from '../queries/rooms-behind.ts';
import { indexRoom } from './index-room.ts';

export const LONGEST_QUERY = 100;

/** Where the words are to be found in the room, null when there is no word in the text. The index follows the log to its end first, so that what was sent last is found. */
export async function searchRoom(deps: RoomSearchDeps, viewer: Viewer, roomId: string, text: string): Promise<Result<SearchScope | null, Failure<'NOT_FOUND'> | GateFailure>> {
  const found = await roomForReading(deps.reader, viewer, roomId, deps.clock.now());
  if (!found.ok) return found;
  if (text.length > LONGEST_QUERY) throw badInput('errors.search-too-long', { max: LONGEST_QUERY });
  const { room } = found.value;
  const [untagged, tagged] = [deps.texts.queryOf(text), deps.texts.queryOf(text, tagOf(room.id))];
  if (untagged === null || tagged === null) return ok(null);
  if (await isBehind(deps.reader, room.id)) await indexRoom(deps, { roomId: room.id, communityId: room.communityId });
  return ok(await scopeOf(deps.reader, room, { untagged, late: `(${tagged}) | (${untagged})` }));
}
