import type { DomainEvent } from '../../kernel/event.ts';

/** Another version of how a community's sales are divided holds from now on. */
export type ShareRuleChanged = DomainEvent<'ledger.share-rule-changed', { ruleId: string; version: number; byUserId: string }>;
/** The shares of a payment can be paid out. */
export type SharesReleased = DomainEvent<'ledger.shares-released', { paymentId: string }>;
/** A dispute holds the shares of a payment. */
export type SharesHeld = DomainEvent<'ledger.shares-held', { paymentId: string }>;
/** Some of what had been paid out to a payee is to come back. */
export type SharesOwed = DomainEvent<'ledger.shares-owed', { paymentId: string }>;
