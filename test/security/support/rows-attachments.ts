import { id, key, type Cell, type Row } from './mutations.ts';

const gate = ({ place }: Cell): string => place.rights.enter;
const list = async (cell: Cell, entitlement: string | null = null): Promise<{ relayListId: string }> => ({ relayListId: id('RelayList', await cell.relayList(entitlement)) });
const packet = async (cell: Cell, entitlement: string | null = null): Promise<{ redPacketId: string }> => ({ redPacketId: id('RedPacket', await cell.redPacket(entitlement)) });
const gift = { split: 'RANDOM', total: 300, shares: 3 };

/** What hangs on messages: relay lists, in which the member has a line, and red packets. */
export const ATTACHMENT_ROWS: readonly Row[] = [
  { name: 'createRelayList', args: ({ place }) => ({ input: { roomId: id('Room', place.openRoomId), title: 'Fresh', idempotencyKey: key() } }) },
  { name: 'createRelayList (gated)', args: ({ place }) => ({ input: { roomId: id('Room', place.gatedRoomId), title: 'Fresh', idempotencyKey: key() } }) },
  { name: 'enterRelay', args: async (cell) => ({ input: { ...(await list(cell)), note: 'Fresh', idempotencyKey: key() } }) },
  { name: 'enterRelay (gated)', args: async (cell) => ({ input: { ...(await list(cell, gate(cell))), note: 'Fresh', idempotencyKey: key() } }) },
  { name: "updateRelayEntry (a member's)", args: async (cell) => ({ ...(await list(cell)), input: { note: 'Changed' } }) },
  { name: "withdrawFromRelay (a member's)", args: async (cell) => list(cell) },
  { name: "closeRelayList (a member's)", args: async (cell) => list(cell) },
  { name: "closeRelayList (a member's, gated)", args: async (cell) => list(cell, gate(cell)) },
  { name: 'sendRedPacket', args: ({ place }) => ({ input: { roomId: id('Room', place.openRoomId), content: 'POINTS', ...gift, idempotencyKey: key() } }) },
  { name: 'sendRedPacket (vouchers)', args: ({ place }) => ({ input: { roomId: id('Room', place.openRoomId), content: 'VOUCHERS', ...gift, idempotencyKey: key() } }) },
  { name: 'sendRedPacket (gated)', args: ({ place }) => ({ input: { roomId: id('Room', place.gatedRoomId), content: 'POINTS', ...gift, idempotencyKey: key() } }) },
  { name: 'claimRedPacket', args: async (cell) => ({ input: { ...(await packet(cell)), idempotencyKey: key() } }) },
  { name: 'claimRedPacket (gated)', args: async (cell) => ({ input: { ...(await packet(cell, gate(cell))), idempotencyKey: key() } }) },
];
