import type { ModuleApi } from '../../../graphql/schema.ts';
import type { MessageAttachment } from '../../chat/index.ts';
import type { RedPackets } from '../index.ts';
import { RedPacketClaimFields, RedPacketFields } from './red-packet.field.ts';
import { RedPacketType } from './red-packet.type.ts';
import { RedPacketMutations } from './red-packets.mutation.ts';

/** What chat asks of red packets. */
export const redPacketAttachment = (redPackets: RedPackets): MessageAttachment => ({
  kind: 'RED_PACKET',
  byId: async (ids) => new Map((await redPackets.packetsById(ids)).map((row) => [row.id, new RedPacketType(row)])),
  recall: (tx, attached) => redPackets.recall(tx, attached),
});

export const redPacketsApi = (redPackets: RedPackets): ModuleApi<{ redPackets: RedPackets }> => ({
  resolvers: [RedPacketFields, RedPacketClaimFields, RedPacketMutations],
  types: [RedPacketType],
  nodes: {
    RedPacket: async ({ viewer }, uuid) => {
      const found = viewer.userId === null ? null : await redPackets.packetForReading(viewer, uuid);
      return found?.ok ? new RedPacketType(found.value.packet) : null;
    },
  },
});
