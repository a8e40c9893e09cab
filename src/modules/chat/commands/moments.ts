import type { PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { MemberRow } from '../../communities/index.ts';
import { standingRole, type MessageStanding } from '../access.ts';
import { editMessage, refuseEditing } from './edit-message.ts';
import { muteInRoom, unmuteInRoom, type MuteInRoomInput } from './mute-in-room.ts';
import { canRecall, recallMessage } from './recall-message.ts';
import { updateRoom, type UpdateRoomInput } from './update-room.ts';
import type { ChatDeps } from '../deps.ts';
import type { MessageRevisionRow } from '../model/message-revision.entity.ts';
import type { RoomMuteRow } from '../model/room-mute.entity.ts';
import { firstRevisions, revisionsOf } from '../queries/messages.ts';
import { firstMutes, mutesIn, mutesOfUser, roomsById } from '../queries/rooms.ts';

/** What happens to messages after they were sent, and how rooms are run. */
export function createMoments(deps: ChatDeps) {
  const { reader, clock } = deps;
  return {
    updateRoom: (viewer: Viewer, roomId: string, input: UpdateRoomInput) => updateRoom(deps, viewer, roomId, input),
    editMessage: (viewer: Viewer, messageId: string, body: string) => editMessage(deps, viewer, messageId, body),
    recallMessage: (viewer: Viewer, messageId: string) => recallMessage(deps, viewer, messageId),
    muteInRoom: (viewer: Viewer, input: MuteInRoomInput) => muteInRoom(deps, viewer, input),
    unmuteInRoom: (viewer: Viewer, roomId: string, memberId: string) => unmuteInRoom(deps, viewer, roomId, memberId),
    canEdit: (standing: MessageStanding, mute: RoomMuteRow | null) => standing.message.authorId === standing.member.userId && refuseEditing(standing, mute, clock.now()) === null,
    canRecall: (standing: MessageStanding, author: () => Promise<MemberRow | null>) => canRecall(standing, clock.now(), async () => standingRole(await author())),
    roomsById: (ids: readonly string[]) => roomsById(reader, ids),
    revisionsOf: (messageId: string, request: PageRequest, readFirst: (limit: number) => Promise<MessageRevisionRow[]>) => revisionsOf(reader, messageId, request, readFirst),
    firstRevisions: (messageIds: readonly string[], limit: number) => firstRevisions(reader, messageIds, limit),
    mutesIn: (roomId: string, request: PageRequest, readFirst: (limit: number) => Promise<RoomMuteRow[]>) => mutesIn(reader, roomId, clock.now(), request, readFirst),
    firstMutes: (roomIds: readonly string[], limit: number) => firstMutes(reader, roomIds, clock.now(), limit),
    mutesOfUser: (userId: string, roomIds: readonly string[]) => mutesOfUser(reader, userId, roomIds, clock.now()),
  };
}
