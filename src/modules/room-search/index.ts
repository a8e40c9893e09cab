import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { indexWaiting } from './commands/index-waiting.ts';
import { searchRoom } from './commands/search-room.ts';
import type { RoomSearchDeps } from './deps.ts';
import { findMessages, type SearchScope } from './queries/find-messages.ts';

/** Finds messages of a room by their words, in every script. */
export function createRoomSearch(deps: RoomSearchDeps) {
  return {
    searchRoom: (viewer: Viewer, roomId: string, text: string) => searchRoom(deps, viewer, roomId, text),
    findMessages: (scope: SearchScope, request: PageRequest) => findMessages(deps.reader, scope, request),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'room-search.index-waiting', schedule: '* * * * *', handle: () => indexWaiting(deps) })] as readonly JobDefinition[],
  };
}
export type RoomSearch = ReturnType<typeof createRoomSearch>;

export type { RoomSearchDeps } from './deps.ts';
export { IndexedPositionSchema } from './model/indexed-position.entity.ts';
export { MessageWordsSchema } from './model/message-words.entity.ts';
export { NEWEST_WINDOW, type SearchScope } from './queries/find-messages.ts';
