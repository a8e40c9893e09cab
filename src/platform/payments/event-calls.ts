/** What an event is about: references only, as the object is fetched again. */
export interface EventSubject {
  /** The provider's word for the kind of object, such as `charge` or `refund`. */
  readonly object: string;
  /** Of the object itself; null where the provider gives it none. */
  readonly id: string | null;
  readonly orderId: string | null;
  readonly checkoutId: string | null;
  readonly subscriptionId: string | null;
  readonly paymentId: string | null;
  readonly chargeId: string | null;
  readonly customerId: string | null;
  /** The connected account that it happened on, or that it is about. */
  readonly accountId: string | null;
}
export interface VerifiedEvent {
  readonly id: string;
  readonly type: string;
  readonly isLive: boolean;
  readonly createdAt: Date;
  /** The connected account that told it; null when it is about our own. */
  readonly account: string | null;
  /** Null for kinds of objects that nothing reacts to. */
  readonly subject: EventSubject | null;
}
export type WebhookVerdict = { readonly outcome: 'VERIFIED'; readonly event: VerifiedEvent } | { readonly outcome: 'REFUSED' } | { readonly outcome: 'DISABLED' };

/** Where an event was delivered: for our own account, or for connected ones. Each has secrets of its own. */
export type WebhookEndpoint = 'PLATFORM' | 'CONNECT';

export interface EventQuery {
  readonly types?: readonly string[];
  readonly since?: Date;
  /** Only those that no endpoint has taken. */
  readonly isUndelivered?: boolean;
  /** Goes on behind this event, towards older ones. */
  readonly after?: string;
}
export interface EventPage {
  /** Newest first, at most 100. */
  readonly events: readonly VerifiedEvent[];
  readonly hasMore: boolean;
}

/** What the provider tells. */
export interface EventCalls {
  verifyWebhook(body: Uint8Array, signature: string | undefined, endpoint: WebhookEndpoint): Promise<WebhookVerdict>;
  /** What happened in the last 30 days, whether it was delivered or not. */
  events(query: EventQuery): Promise<EventPage>;
  /** What happened on one connected account in that time; it is in no other list. Null when the account does not let us in any more. */
  eventsOfAccount(accountId: string, query: EventQuery): Promise<EventPage | null>;
  event(id: string): Promise<VerifiedEvent | null>;
}
