import { readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { RedPacketsReader } from '../deps.ts';
import type { RedPacketClaimRow } from '../model/red-packet-claim.entity.ts';
import type { RedPacketRow } from '../model/red-packet.entity.ts';

export const packetById = async (db: RedPacketsReader, id: string): Promise<RedPacketRow | null> => (await packetsById(db, [id]))[0] ?? null;
export const packetsById = (db: RedPacketsReader, ids: readonly string[]): Promise<RedPacketRow[]> => db.selectFrom('red_packet').selectAll().where('id', 'in', ids).execute();
export const claimOf = async (db: RedPacketsReader, packetId: string, userId: string): Promise<RedPacketClaimRow | null> => (await claimsOfPerson(db, userId, [packetId])).get(packetId) ?? null;

/** A person's own shares, by packet. */
export async function claimsOfPerson(db: RedPacketsReader, userId: string, packetIds: readonly string[]): Promise<Map<string, RedPacketClaimRow>> {
  const rows = await db.selectFrom('red_packet_claim').selectAll().where('redPacketId', 'in', packetIds).where('userId', '=', userId).execute();
  return new Map(rows.map((row) => [row.redPacketId, row]));
}

/** The shares of packets in the order in which they were claimed, by packet: a page of each in one statement. */
export function claimsOf(db: RedPacketsReader, packetIds: readonly string[], request: PageRequest): Promise<Map<string, Page<RedPacketClaimRow>>> {
  const ordering = { scope: 'red-packet-claims', shape: ['int'] as const, keysOf: (row: RedPacketClaimRow) => [row.position] };
  return readPages<RedPacketClaimRow>(request, ordering, packetIds, ({ redPacketId }) => redPacketId, (after, limit) =>
    db.selectFrom('red_packet').innerJoinLateral((eb) => {
      const claims = eb.selectFrom('red_packet_claim').selectAll('red_packet_claim').whereRef('red_packet_claim.communityId', '=', 'red_packet.communityId').whereRef('red_packet_claim.redPacketId', '=', 'red_packet.id')
        .orderBy('red_packet_claim.position').limit(limit);
      return (after ? claims.where('red_packet_claim.position', '>', after[0] as number) : claims).as('claim');
    }, (join) => join.onTrue()).selectAll('claim').where('red_packet.id', 'in', packetIds).orderBy('claim.position').execute());
}
