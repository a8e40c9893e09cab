import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Billing, OrderTables } from '../billing/index.ts';
import type { Checkout } from '../checkout/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { GiftTables } from './model/gift.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = GiftTables & OrderTables & CommunityTables & MemberTables;
export type GiftsReader = Reader<Tables>;

export interface GiftsDeps {
  readonly uow: UnitOfWork;
  readonly reader: GiftsReader;
  readonly clock: Clock;
  readonly billing: Pick<Billing, 'openPage'>;
  readonly checkout: Pick<Checkout, 'placeGift' | 'startsLater'>;
}
