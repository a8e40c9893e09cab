import { reaction, type Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { spend } from '../../kernel/spend.ts';
import type { MemberJoined } from '../communities/index.ts';
import type { UploadHost } from '../media/index.ts';
import type { RoomNotice } from './addressees.ts';
import { roomsForReading, roomStanding, type RoomMemberStanding, type Visit } from './access.ts';
import { tellRoom, type NewRoomEvent } from './commands/append-event.ts';
import { closeRoom } from './commands/close-room.ts';
import { END_DUE_MUTES, endDueMutes } from './commands/end-due-mutes.ts';
import { createRoom, type CreateRoomInput } from './commands/create-room.ts';
import { expireMessages } from './commands/expire-messages.ts';
import { beginReading, markRoomRead } from './commands/mark-room-read.ts';
import { attachmentChanged, postAttachment, type AttachmentChange, type NewAttachment } from './commands/post-attachment.ts';
import { createSendMessage } from './commands/send-message.ts';
import type { ChatDeps } from './deps.ts';
import { RoomTails } from './live/room-tails.ts';
import type { AttachmentKind } from './message-attachments.ts';
import { createMoments } from './commands/moments.ts';
import { messageById, messagesById, roomHistories, type HistoryRequest } from './queries/messages.ts';
import type { MessageRow } from './model/message.entity.ts';
import type { RoomRow } from './model/room.entity.ts';
import { roomChanges } from './queries/room-changes.ts';
import { readStates, roomsOf } from './queries/rooms.ts';
import { mentionsOf } from './queries/sending.ts';

/** Live group chat: rooms, their log, history, streams and read positions. */
export function createChat(deps: ChatDeps) {
  const { reader, clock } = deps;
  const tails = new RoomTails(deps);
  const visit = deps.askTogether((visits: readonly Visit[]) => roomsForReading(reader, visits, clock.now()));
  return {
    createRoom: (viewer: Viewer, input: CreateRoomInput) => createRoom(deps, viewer, input),
    closeRoom: (viewer: Viewer, roomId: string) => closeRoom(deps, viewer, roomId),
    sendMessage: createSendMessage(deps),
    ...createMoments(deps),
    markRoomRead: (viewer: Viewer, roomId: string, ordinal: number | null) => markRoomRead(deps, viewer, roomId, ordinal),
    roomStanding: (viewer: Viewer, roomId: string) => roomStanding(reader, viewer, roomId, clock.now()),
    /** Shows pictures and files to those whom the gate of their room lets through. */
    uploadHost: { shows: async (viewer, { roomId }) => roomId !== null && (await roomStanding(reader, viewer, roomId, clock.now()))?.gate.allowed === true } satisfies UploadHost,
    roomForReading: async (viewer: Viewer, roomId: string) => visit({ viewer: signedIn(viewer), roomId }),
    roomChanges: (room: RoomRow, after: number, first: number | null) => roomChanges(reader, room, after, first),
    roomsOf: (communityId: string, request: PageRequest) => roomsOf(reader, communityId, request),
    roomHistories: (roomIds: readonly string[], request: HistoryRequest) => roomHistories(reader, roomIds, request),
    /** For modules that hang something on messages, in their own transaction. */
    postAttachment: (tx: Tx, standing: RoomMemberStanding, attachment: NewAttachment) => postAttachment(deps, tx, standing, attachment),
    attachmentChanged: (tx: Tx, change: AttachmentChange) => attachmentChanged(deps, tx, change),
    /** For modules whose use is an event of a room: before the transaction. Throws `RATE_LIMITED`. */
    countAct: (viewer: Viewer) => spend(deps.limiter, 'room-acts', signedIn(viewer).userId),
    /** For modules that change a message under the lock of its room. */
    tellRoom: (tx: Tx, event: NewRoomEvent) => tellRoom(deps, tx, event),
    /** For modules that hang something on messages: what concerns people alone, at the end of their transaction. */
    noticePeople: (tx: Tx, notices: readonly RoomNotice[]) => deps.addressees.noticed(tx, notices),
    attachmentsByKey: (keys: readonly { readonly kind: AttachmentKind; readonly id: string }[]) => deps.attachments.byKey(keys),
    mentionsOf: (messages: readonly Pick<MessageRow, 'id' | 'roomId'>[]) => mentionsOf(reader, messages),
    messageById: (id: string) => messageById(reader, id),
    messagesById: (ids: readonly string[]) => messagesById(reader, ids),
    readStates: (pairs: readonly { readonly userId: string; readonly roomId: string }[]) => readStates(reader, pairs),
    /** Open streams of this process. */
    streams: tails,
    reactions: [
      reaction<MemberJoined>('chat.begin-reading', 'communities.member-joined', ({ communityId, occurredAt, payload: { userId } }) => beginReading(deps, { communityId: communityId!, userId, joinedAt: new Date(occurredAt) })),
    ] as readonly Reaction[],
    jobs: [
      job({ name: 'chat.expire-messages', schedule: '17 * * * *', handle: () => expireMessages(deps) }),
      job({ name: END_DUE_MUTES, schedule: '* * * * *', handle: () => endDueMutes(deps) }),
    ] as readonly JobDefinition[],
  };
}
export type Chat = ReturnType<typeof createChat>;

export { messageForChange, roomForReading, roomStanding, type GateFailure, type MessageInRoom, type MessageStanding, type RoomMemberStanding, type RoomStanding } from './access.ts';
export type { CreateRoomInput } from './commands/create-room.ts';
export { mayPost, type AttachmentChange, type NewAttachment, type PostAttachmentFailure } from './commands/post-attachment.ts';
export { MAX_MESSAGE_LENGTH, type SendMessageInput } from './commands/send-message.ts';
export { createAddressees, type Addressees, type AddresseesRegistry } from './addressees.ts';
export { roomTopic, type ChatDeps, type Tables as ChatTables } from './deps.ts';
export { ATTACHMENT_KINDS, createMessageAttachmentRegistry, type Attached, type AttachmentKind, type MessageAttachment, type MessageAttachmentRegistry } from './message-attachments.ts';
export { MAX_MEDIA, MAX_MENTIONS } from './model/sending-rules.ts';
export { MAX_REPLAY } from './queries/room-changes.ts';
export { RoomAccess, type RoomListener } from './live/room-access.ts';
export type { StreamItem } from './live/batch.ts';
export { MessageRevision, type MessageRevisionRow } from './model/message-revision.entity.ts';
export { Message, type EmojiCounts, type MessageRow } from './model/message.entity.ts';
export { ReadPosition } from './model/read-position.entity.ts';
export { RoomEvent, type RoomEventData, type RoomEventKind } from './model/room-event.entity.ts';
export { RoomMute } from './model/room-mute.entity.ts';
export type { RoomMuteRow } from './model/room-mute.entity.ts';
export { editWindowOf, recallWindowOf, type RoomSettings } from './model/room-settings.ts';
export { Room, type RoomRow } from './model/room.entity.ts';
export { messageById, type HistoryRequest } from './queries/messages.ts';
export type { LoggedEvent, LoggedMessage } from './queries/room-log.ts';
export { RoomMention, type RoomMentionRow } from './model/room-mention.entity.ts';
export { readStates, roomsById } from './queries/rooms.ts';
