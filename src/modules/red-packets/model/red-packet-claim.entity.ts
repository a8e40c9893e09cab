import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** A share that somebody got. Never changed. */
export const RedPacketClaimSchema = defineEntity({
  name: 'RedPacketClaim',
  tableName: 'red_packet_claim',
  uniques: [{ name: 'red_packet_claim_position_unique', properties: ['communityId', 'redPacketId', 'position'] }],
  checks: [{ name: 'red_packet_claim_something', expression: 'amount >= 1' }],
  properties: {
    redPacketId: p.uuid().primary(),
    userId: p.uuid().primary(),
    communityId: column.reference(),
    /** Counted from 1 among the shares. */
    position: p.integer(),
    amount: column.bigint(),
    /** What a share of vouchers is. */
    voucherId: column.reference().nullable(),
    createdAt: column.time(),
  },
});
export class RedPacketClaim extends RedPacketClaimSchema.class {}
RedPacketClaimSchema.setClass(RedPacketClaim);

export type RedPacketClaimRow = RowOf<typeof RedPacketClaimSchema>;
export interface RedPacketClaimTables {
  red_packet_claim: TableOf<typeof RedPacketClaimSchema>;
}
