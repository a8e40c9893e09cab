import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { PlanKind } from '../../plans/index.ts';

/** OPEN: waits for payment. PAID: access was given. EXPIRED: nobody paid in time. HELD: money came that does not fit; no access, the operator decides. */
export const ORDER_STATES = ['OPEN', 'PAID', 'EXPIRED', 'HELD'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
/** Where the buyer is. */
export const SALES_CHANNELS = ['WEB', 'MINI_PROGRAM_ANDROID', 'MINI_PROGRAM_IOS', 'APP'] as const;
export type SalesChannel = (typeof SALES_CHANNELS)[number];

/** What was agreed: who buys which tier, at which price. All but the state is fixed when it is made. */
export const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'purchase_order',
  uniques: [{ name: 'purchase_order_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'purchase_order_one_open', expression: `create unique index "purchase_order_one_open" on "purchase_order" ("community_id", "user_id") where state = 'OPEN'` },
    { name: 'purchase_order_community_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'purchase_order_user_index', properties: ['userId', 'createdAt', 'id'] },
    { name: 'purchase_order_open_index', expression: `create index "purchase_order_open_index" on "purchase_order" ("id") where state = 'OPEN'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    tierId: column.reference(),
    planId: column.reference(),
    priceId: column.reference(),
    kind: p.text().$type<PlanKind>(),
    amountMinor: column.bigint(),
    currency: p.text(),
    channel: p.text().$type<SalesChannel>(),
    state: p.text().$type<OrderState>(),
    createdAt: column.time(),
    paidAt: column.time().nullable(),
    /** Access that was paid once; of subscriptions the dates stand there. */
    accessStartsAt: column.time().nullable(),
    accessEndsAt: column.time().nullable(),
  },
});
export class Order extends OrderSchema.class {
  /** Money that came after the order had expired counts all the same; a paid order stays paid. */
  pay(at: Date): void {
    this.state = 'PAID';
    this.paidAt = at;
  }
  giveAccess(startsAt: Date, endsAt: Date | null): void {
    this.accessStartsAt = startsAt;
    this.accessEndsAt = endsAt;
  }
  hold(): void {
    if (this.state !== 'PAID') this.state = 'HELD';
  }
  expire(): void {
    if (this.state === 'OPEN') this.state = 'EXPIRED';
  }
  isPaid(): boolean {
    return this.state === 'PAID';
  }
}
OrderSchema.setClass(Order);

export type OrderRow = RowOf<typeof OrderSchema>;
export interface OrderTables {
  purchase_order: TableOf<typeof OrderSchema>;
}
