import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Chat } from '../index.ts';
import { CloseRoomMutation } from './close-room.mutation.ts';
import { CreateRoomMutation } from './create-room.mutation.ts';
import { MarkRoomReadMutation } from './mark-room-read.mutation.ts';
import { MessageType } from './message.type.ts';
import { RecallMessageMutation } from './recall-message.mutation.ts';
import { MessageRecalledType, MessageSentType, ResyncRequiredType, RoomClosedType } from './room-event.type.ts';
import { RoomEventsSubscription } from './room-events.subscription.ts';
import { CommunityRooms, MessageFields, RoomFields } from './room.field.ts';
import { RoomType } from './room.type.ts';
import { SendMessageMutation } from './send-message.mutation.ts';

export const chatApi = (chat: Chat): ModuleApi<{ chat: Chat }> => ({
  resolvers: [RoomFields, MessageFields, CommunityRooms, CreateRoomMutation, CloseRoomMutation, SendMessageMutation, RecallMessageMutation, MarkRoomReadMutation, RoomEventsSubscription],
  types: [MessageSentType, MessageRecalledType, RoomClosedType, ResyncRequiredType],
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
