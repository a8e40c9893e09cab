import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { packetForReading } from './access.ts';
import { claimRedPacket, type ClaimRedPacketInput } from './commands/claim-red-packet.ts';
import { END_DUE_PACKETS, endDuePackets, recallRedPacket } from './commands/end-red-packets.ts';
import { sendRedPacket, type SendRedPacketInput } from './commands/send-red-packet.ts';
import type { RedPacketsDeps } from './deps.ts';
import type { RedPacketRow } from './model/red-packet.entity.ts';
import { claimsOf, claimsOfPerson, packetsById } from './queries/red-packets.ts';

/** Gifts of points or vouchers to a room, in shares. */
export function createRedPackets(deps: RedPacketsDeps) {
  const { reader, clock, chat } = deps;
  return {
    sendRedPacket: (viewer: Viewer, input: SendRedPacketInput) => sendRedPacket(deps, viewer, input),
    claimRedPacket: (viewer: Viewer, input: ClaimRedPacketInput) => claimRedPacket(deps, viewer, input),
    packetForReading: (viewer: Viewer, id: string) => packetForReading(reader, viewer, id, clock.now()),
    packetsById: (ids: readonly string[]) => packetsById(reader, ids),
    claimsOf: (packetIds: readonly string[], request: PageRequest) => claimsOf(reader, packetIds, request),
    claimsOfPerson: (userId: string, packetIds: readonly string[]) => claimsOfPerson(reader, userId, packetIds),
    messageOf: async ({ messageId }: RedPacketRow) => (messageId === null ? null : chat.messageById(messageId)),
    /** For chat: what hangs on the message ends with it. */
    recall: recallRedPacket,
    now: () => clock.now(),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: END_DUE_PACKETS, schedule: '* * * * *', handle: () => endDuePackets(deps) })] as readonly JobDefinition[],
  };
}
export type RedPackets = ReturnType<typeof createRedPackets>;

export type { ClaimRedPacketInput } from './commands/claim-red-packet.ts';
export type { SendRedPacketInput } from './commands/send-red-packet.ts';
export type { RedPacketsDeps } from './deps.ts';
export type { RedPacketEnded } from './events.ts';
export { drawShare, type RandomInteger } from './model/draw-share.ts';
export { RedPacketClaim, type RedPacketClaimRow } from './model/red-packet-claim.entity.ts';
export { CONTENTS, ENDINGS, RedPacket, SPLITS, type Ending, type RedPacketContent, type RedPacketRow, type Split } from './model/red-packet.entity.ts';
