import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import { HOUR, MINUTE } from '../../../kernel/clock.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** UPGRADE: at once, the difference is paid. DOWNGRADE: when the period ends. MIGRATE: to the price of today from the next renewal on. KEEP: takes a waiting change back. */
export const CHANGE_KINDS = ['UPGRADE', 'DOWNGRADE', 'KEEP', 'PAUSE', 'CONTINUE', 'MIGRATE'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** PREVIEWED: shown, not asked for. REQUESTED: asked for; the provider will be told until it has said yes or no. AWAITING_PAYMENT: nothing has changed until whoever pays has confirmed it on the provider's page. */
export const CHANGE_STATES = ['PREVIEWED', 'REQUESTED', 'AWAITING_PAYMENT', 'DONE', 'REFUSED'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];
/** Why it was not done. */
export type ChangeRefusal = 'PAYMENT_DECLINED' | 'PAYMENT_NOT_CONFIRMED' | 'PAYMENTS_UNAVAILABLE' | 'PREVIEW_OUTDATED' | 'NO_SUBSCRIPTION';
export interface ChangeLine {
  readonly amountMinor: number;
  readonly isCredit: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
}
/** How long a preview may be accepted. */
const PREVIEW_MINUTES = 15;

/** A wish to change a subscription, kept before the provider is told. What was shown is what is asked for. */
export const SubscriptionChangeSchema = defineEntity({
  name: 'SubscriptionChange',
  tableName: 'subscription_change',
  uniques: [{ name: 'subscription_change_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'subscription_change_subscription_index', properties: ['communityId', 'subscriptionId'] },
    { name: 'subscription_change_wave_index', expression: `create index "subscription_change_wave_index" on "subscription_change" ("community_id", "wave") where wave is not null` },
    { name: 'subscription_change_differing_index', expression: `create index "subscription_change_differing_index" on "subscription_change" ("id") where not is_as_accepted` },
    { name: 'subscription_change_requested_index', expression: `create index "subscription_change_requested_index" on "subscription_change" ("id") where state = 'REQUESTED'` },
    { name: 'subscription_change_awaited_index', expression: `create index "subscription_change_awaited_index" on "subscription_change" ("id") where state = 'AWAITING_PAYMENT'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    subscriptionId: column.reference(),
    /** Who asked for it. */
    userId: column.reference(),
    /** What was decided together for many. */
    wave: p.uuid().nullable(),
    kind: p.text().$type<ChangeKind>(),
    state: p.text().$type<ChangeState>(),
    /** What is subscribed before and after; null where that does not change. Of a pause: what waits for the end of the period, and comes after it all the same. */
    fromPriceId: column.reference().nullable(),
    priceId: column.reference().nullable(),
    /** From when the difference is counted, or until when was paid before the pause. */
    at: column.time(),
    dueMinor: column.bigint().nullable(),
    currency: p.text().nullable(),
    lines: p.json().$type<readonly ChangeLine[]>().default([]),
    /** The invoice that asks for it; while its payment waits, on which page and until when. */
    providerInvoiceId: p.text().nullable(),
    confirmUrl: p.text().nullable(),
    confirmableUntil: column.time().nullable(),
    /** What came in for it, and whether that is what had been accepted; null where nothing is due. */
    chargedMinor: column.bigint().nullable(),
    isAsAccepted: p.boolean().nullable(),
    refusal: p.text().$type<ChangeRefusal>().nullable(),
    createdAt: column.time(),
    endedAt: column.time().nullable(),
  },
});
export class SubscriptionChange extends SubscriptionChangeSchema.class {
  /** Accepted while it is fresh and nothing else has changed what is subscribed. */
  mayBeRequested(now: Date, subscribedPriceId: string | null): boolean {
    return this.state === 'PREVIEWED' && now.getTime() <= this.createdAt.getTime() + PREVIEW_MINUTES * MINUTE && this.fromPriceId === subscribedPriceId;
  }
  request(): void {
    this.state = 'REQUESTED';
  }
  /** The provider has not been told for good, or whoever pays has not answered. */
  isOpen(): boolean {
    return this.state === 'REQUESTED' || this.state === 'AWAITING_PAYMENT';
  }
  awaitPayment({ invoiceId, pageUrl, until }: { invoiceId: string; pageUrl: string | null; until: Date }): void {
    this.state = 'AWAITING_PAYMENT';
    this.providerInvoiceId = invoiceId;
    this.confirmUrl = pageUrl;
    this.confirmableUntil = until;
  }
  /** Keeps what was taken for it. */
  charge({ invoiceId, chargedMinor, isAsAccepted }: { invoiceId: string | null; chargedMinor: number; isAsAccepted: boolean }): void {
    this.providerInvoiceId = invoiceId;
    this.chargedMinor = chargedMinor;
    this.isAsAccepted = isAsAccepted;
  }
  done(at: Date): void {
    this.end('DONE', at);
  }
  refuse(why: ChangeRefusal, at: Date): void {
    this.end('REFUSED', at);
    this.refusal = why;
  }
  private end(state: 'DONE' | 'REFUSED', at: Date): void {
    this.state = state;
    this.endedAt = at;
    this.confirmUrl = null;
    this.confirmableUntil = null;
  }
}
SubscriptionChangeSchema.setClass(SubscriptionChange);

/** The provider forgets a key after a day: what it has not done by then is given up, as another call could do it twice. */
export const KEY_LIFE = 23 * HOUR;
/** The key of the calls that carry it out: the same for the same wish. */
export const changeKey = (id: string): string => `change:${id}`;
/** Until when a preview may be accepted. */
export const previewEnds = ({ createdAt }: { createdAt: Date }): Date => new Date(createdAt.getTime() + PREVIEW_MINUTES * MINUTE);

export type SubscriptionChangeRow = RowOf<typeof SubscriptionChangeSchema>;
export interface SubscriptionChangeTables {
  subscription_change: TableOf<typeof SubscriptionChangeSchema>;
}
