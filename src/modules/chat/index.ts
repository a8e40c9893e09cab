import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import { roomForReading, roomStanding } from './access.ts';
import { closeRoom } from './commands/close-room.ts';
import { createRoom, type CreateRoomInput } from './commands/create-room.ts';
import { markRoomRead } from './commands/mark-room-read.ts';
import { recallMessage } from './commands/recall-message.ts';
import { sendMessage, type SendMessageInput } from './commands/send-message.ts';
import type { ChatDeps } from './deps.ts';
import { RoomTails } from './live/room-tails.ts';
import { messageById, messagesById, roomHistories, type HistoryRequest } from './queries/messages.ts';
import { readPositions, roomsOf } from './queries/rooms.ts';

/** Live group chat: rooms, their log, history, streams and read positions. */
export function createChat(deps: ChatDeps) {
  const { reader, clock } = deps;
  const tails = new RoomTails(deps);
  return {
    createRoom: (viewer: Viewer, input: CreateRoomInput) => createRoom(deps, viewer, input),
    closeRoom: (viewer: Viewer, roomId: string) => closeRoom(deps, viewer, roomId),
    sendMessage: (viewer: Viewer, input: SendMessageInput) => sendMessage(deps, viewer, input),
    recallMessage: (viewer: Viewer, messageId: string) => recallMessage(deps, viewer, messageId),
    markRoomRead: (viewer: Viewer, roomId: string, ordinal: number | null) => markRoomRead(deps, viewer, roomId, ordinal),
    roomStanding: (viewer: Viewer, roomId: string) => roomStanding(reader, viewer, roomId, clock.now()),
    roomForReading: (viewer: Viewer, roomId: string) => roomForReading(reader, viewer, roomId, clock.now()),
    roomsOf: (communityId: string, request: PageRequest) => roomsOf(reader, communityId, request),
    roomHistories: (roomIds: readonly string[], request: HistoryRequest) => roomHistories(reader, roomIds, request),
    messageById: (id: string) => messageById(reader, id),
    messagesById: (ids: readonly string[]) => messagesById(reader, ids),
    readPositions: (userId: string, roomIds: readonly string[]) => readPositions(reader, userId, roomIds),
    /** Open streams of this process. */
    streams: tails,
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Chat = ReturnType<typeof createChat>;

export type { GateFailure, RoomStanding } from './access.ts';
export type { CreateRoomInput } from './commands/create-room.ts';
export { MAX_MESSAGE_LENGTH, type SendMessageInput } from './commands/send-message.ts';
export type { ChatDeps } from './deps.ts';
export { MAX_REPLAY } from './live/room-tails.ts';
export type { StreamItem } from './live/room-stream.ts';
export { Message, type MessageRow } from './model/message.entity.ts';
export { ReadPosition } from './model/read-position.entity.ts';
export { RoomEvent, type RoomEventKind } from './model/room-event.entity.ts';
export { Room, type RoomRow } from './model/room.entity.ts';
export type { HistoryRequest } from './queries/messages.ts';
export type { LoggedEvent } from './queries/room-log.ts';
