import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Chat } from '../index.ts';
import { AttachmentChangedFields, AttachmentChangedType, MessageAttachmentFields, SentMessageFields } from './message.field.ts';
import { MessageType } from './message.type.ts';
import { MessageMomentFields, RoomActFields, RoomMomentFields, RoomMuteFields, RoomSanctionFields } from './moments.field.ts';
import { MessageMomentsMutation } from './message-moments.mutation.ts';
import { RoomMomentsMutation } from './room-moments.mutation.ts';
import { EventUnavailableType, MemberMutedType, MemberUnmutedType, MessageEditedType, MessagePinnedType, MessageRecalledType, MessageSentType, MessageUnpinnedType, ReactionsChangedType, ResyncRequiredType, RoomChangedType, RoomClosedType } from './room-event.type.ts';
import { RoomChangesQuery } from './room-changes.query.ts';
import { RoomEventsSubscription } from './room-events.subscription.ts';
import { CommunityRooms, MessageFields, RoomFields } from './room.field.ts';
import { RoomType } from './room.type.ts';
import { RoomsMutation } from './rooms.mutation.ts';
import { SendMessageMutation } from './send-message.mutation.ts';
import { MutedInRoomErrorType, WindowPassedErrorType } from './sending-error.type.ts';

export { chatLoaders } from './loaders.ts';
export { lockedRoom, openRoom } from './open-room.ts';
export { WRITER_ERRORS, writerErrors } from './sending-error.type.ts';
export { MessageConnectionType, MessageType } from './message.type.ts';
export { RoomType } from './room.type.ts';

export const chatApi = (chat: Chat): ModuleApi<{ chat: Chat }> => ({
  resolvers: [RoomFields, MessageFields, MessageAttachmentFields, AttachmentChangedFields, SentMessageFields, CommunityRooms, RoomsMutation, SendMessageMutation, MessageMomentsMutation, RoomMomentsMutation, MessageMomentFields, RoomMomentFields, RoomMuteFields, RoomActFields, RoomSanctionFields, RoomEventsSubscription, RoomChangesQuery],
  types: [MutedInRoomErrorType, WindowPassedErrorType, MessageEditedType, ReactionsChangedType, MessagePinnedType, MessageUnpinnedType, MemberMutedType, MemberUnmutedType, RoomChangedType, AttachmentChangedType, MessageSentType, MessageRecalledType, RoomClosedType, ResyncRequiredType, EventUnavailableType],
  nodes: {
    Room: async ({ viewer }, uuid) => {
      const standing = await chat.roomStanding(viewer, uuid);
      return standing && new RoomType(standing);
    },
    Message: async ({ viewer }, uuid) => {
      const message = await chat.messageById(uuid);
      const room = message && (await chat.roomStanding(viewer, message.roomId));
      return room?.gate.allowed ? new MessageType(message!) : null;
    },
  },
});
