import { randomInt } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** AWAITING_PAYMENT: ordered. READY: paid, its code opens. REDEEMED: somebody has it. CANCELED: it was not paid. REFUNDED: the money went back. */
export const GIFT_STATES = ['AWAITING_PAYMENT', 'READY', 'REDEEMED', 'CANCELED', 'REFUNDED'] as const;
export type GiftState = (typeof GIFT_STATES)[number];

/** A term, or a tier for life, that one person buys for another: for a named member, or for whoever has the code. */
export const GiftSchema = defineEntity({
  name: 'Gift',
  tableName: 'gift',
  uniques: [
    { name: 'gift_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'gift_order_id_unique', properties: ['orderId'] },
  ],
  indexes: [{ name: 'gift_buyer_index', properties: ['buyerUserId', 'createdAt', 'id'] }, { name: 'gift_open_index', expression: `create index "gift_open_index" on "gift" ("id") where state = 'AWAITING_PAYMENT'` }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    buyerUserId: column.reference(),
    /** Null: whoever has the code. */
    recipientUserId: column.reference().nullable(),
    code: p.text().unique(),
    message: p.text().default(''),
    state: p.text().$type<GiftState>(),
    redeemedByUserId: column.reference().nullable(),
    redeemedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Gift extends GiftSchema.class {
  /** The money is there. */
  pay(): void {
    if (this.state === 'AWAITING_PAYMENT' || this.state === 'CANCELED') this.state = 'READY';
  }
  cancel(): void {
    if (this.state === 'AWAITING_PAYMENT') this.state = 'CANCELED';
  }
  redeem(userId: string, at: Date): void {
    this.state = 'REDEEMED';
    this.redeemedByUserId = userId;
    this.redeemedAt = at;
  }
  refund(): void {
    this.state = 'REFUNDED';
  }
  /** The refund did not happen after all. */
  restore(): void {
    if (this.state === 'REFUNDED') this.state = this.redeemedByUserId == null ? 'READY' : 'REDEEMED';
  }
}
GiftSchema.setClass(Gift);

export type GiftRow = RowOf<typeof GiftSchema>;
export interface GiftTables {
  gift: TableOf<typeof GiftSchema>;
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;
/** 80 random bits, without characters that are read as one another. */
export const newGiftCode = (): string => Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
/** As people type it: in any case, with spaces and hyphens. */
export const normalizeGiftCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').slice(0, 64);
