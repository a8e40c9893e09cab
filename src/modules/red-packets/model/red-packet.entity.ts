import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** POINTS: the giver's own. VOUCHERS: given by those who may give vouchers, one for each share. */
export const CONTENTS = ['POINTS', 'VOUCHERS'] as const;
export type RedPacketContent = (typeof CONTENTS)[number];
export const SPLITS = ['FIXED', 'RANDOM'] as const;
export type Split = (typeof SPLITS)[number];
export const ENDINGS = ['EMPTY', 'EXPIRED', 'RECALLED'] as const;
export type Ending = (typeof ENDINGS)[number];

export const MAX_SHARES = 200;

/** A gift to a room, in shares. What was claimed and what went back is the total, whenever it has ended; the database refuses anything else. */
export const RedPacketSchema = defineEntity({
  name: 'RedPacket',
  tableName: 'red_packet',
  uniques: [{ name: 'red_packet_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [
    { name: 'red_packet_shares', expression: `shares >= 1 and shares <= ${MAX_SHARES} and step >= 1 and total % step = 0 and total >= shares * step and (split = 'RANDOM' or total % (shares * step) = 0)` },
    { name: 'red_packet_claimed', expression: 'claimed >= claimed_count * step and claimed_count >= 0 and total - claimed >= (shares - claimed_count) * step and claimed_count <= shares and (claimed_count < shares or claimed = total)' },
    { name: 'red_packet_returned', expression: '(ended_at is null) = (ended_because is null) and returned = case when ended_at is null then 0 else total - claimed end' },
    { name: 'red_packet_currency', expression: `(content = 'VOUCHERS') = (currency is not null)` },
  ],
  indexes: [
    { name: 'red_packet_due_index', expression: 'create index "red_packet_due_index" on "red_packet" ("expires_at", "id") where ended_at is null' },
    { name: 'red_packet_message_index', properties: ['communityId', 'roomId', 'messageId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    roomId: column.reference(),
    /** Null once the room keeps the message no longer. */
    messageId: column.reference().nullable(),
    giverId: column.reference(),
    content: p.text().$type<RedPacketContent>(),
    split: p.text().$type<Split>(),
    /** Empty once its message is recalled. */
    title: p.text(),
    /** In points, or in minor units of the currency. */
    total: column.bigint(),
    shares: p.integer(),
    /** The smallest part that a share can have. */
    step: p.integer(),
    currency: p.text().nullable(),
    minSpendMinor: column.bigint().default(0),
    /** For how many days a voucher can be used; null without end. */
    voucherDays: p.integer().nullable(),
    claimed: column.bigint().default(0),
    claimedCount: p.integer().default(0),
    returned: column.bigint().default(0),
    expiresAt: column.time(),
    endedAt: column.time().nullable(),
    endedBecause: p.text().$type<Ending>().nullable(),
    createdAt: column.time(),
  },
});
export class RedPacket extends RedPacketSchema.class {
  isOpen(now: Date): boolean {
    return this.endedAt == null && this.expiresAt > now;
  }
  left(): number {
    return this.total - this.claimed;
  }
  sharesLeft(): number {
    return this.shares - this.claimedCount;
  }
  /** Books a share; the last one ends it. Gives its number. */
  give(amount: number, at: Date): number {
    this.claimed += amount;
    this.claimedCount += 1;
    if (this.claimedCount === this.shares) this.end('EMPTY', at);
    return this.claimedCount;
  }
  /** Ends it; gives what goes back. */
  end(because: Ending, at: Date): number {
    this.endedAt = at;
    this.endedBecause = because;
    this.returned = this.left();
    return this.returned;
  }
}
RedPacketSchema.setClass(RedPacket);

export type RedPacketRow = RowOf<typeof RedPacketSchema>;
export interface RedPacketTables {
  red_packet: TableOf<typeof RedPacketSchema>;
}
