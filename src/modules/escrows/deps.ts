import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Billing, OrderTables, PaymentTables } from '../billing/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { RefundTables } from '../refunds/index.ts';
import type { EscrowTables } from './model/escrow.entity.ts';
import type { ServiceOfferTables } from './model/service-offer.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = ServiceOfferTables & EscrowTables & OrderTables & PaymentTables & RefundTables & CommunityTables & MemberTables;
export type EscrowsReader = Reader<Tables>;

export interface EscrowsDeps {
  readonly uow: UnitOfWork;
  readonly reader: EscrowsReader;
  readonly clock: Clock;
  /** The least milliseconds between a payment and the payout of its shares. */
  readonly payoutHold: number;
  /** What people pay each other goes by an order of its purpose. */
  readonly billing: Pick<Billing, 'placeServiceOrder' | 'openPage'>;
}
