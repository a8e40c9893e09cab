import type { EventSubject } from '../../platform/payments/payments.ts';

/** APPLIED: fetched and taken over. WAITING: our part is not there yet, to be tried again. IGNORED: about nothing of ours. */
export type EventOutcome = 'APPLIED' | 'WAITING' | 'IGNORED';

/** What an event is about, as the inbox keeps it: references, never what it told of them. */
export interface ArrivedEvent extends EventSubject {
  readonly eventId: string;
  /** The provider's name of what happened. */
  readonly type: string;
}
/** The connected accounts that a handler follows. */
export interface ConnectedAccounts {
  /** What may happen there and matters here, by the provider's names; at most 20. */
  readonly eventTypes: readonly string[];
  /** Those that may still tell something, in order; those behind `last`. */
  accounts(last: string | null, limit: number): Promise<readonly string[]>;
  /** Asks for the objects of an account whose events cannot be listed. */
  compare(accountId: string): Promise<void>;
}
/**
 * The inbox asks; billing and others that follow the provider's objects answer. A handler locks the root of its objects, fetches
 * anew inside the lock, and may be asked again, so that neither the order nor the number of deliveries means anything.
 */
export interface StripeEventHandler {
  readonly name: string;
  handles(type: string): boolean;
  /** Of one event, or of several that carry the mark of one order: what they are about is fetched once for all of them. */
  apply(events: readonly ArrivedEvent[]): Promise<EventOutcome>;
  /** Whether a connected account is one of ours. Only handlers that know accounts hear what happened on them. */
  knowsAccount?(accountId: string): Promise<boolean>;
  readonly connected?: ConnectedAccounts;
}
export interface StripeEventHandlerRegistry {
  register(handler: StripeEventHandler): void;
  /** Who acts on events of this type, in the order of registration. */
  namesFor(type: string, isConnected: boolean): readonly string[];
  knowsAccount(accountId: string): Promise<boolean>;
  connected(): readonly ConnectedAccounts[];
  /** For each event: WAITING when a handler waits, APPLIED when one has taken it over. Several are of one order. */
  apply(events: readonly ArrivedEvent[], isConnected: boolean): Promise<EventOutcome[]>;
}

export function createStripeEventHandlerRegistry(): StripeEventHandlerRegistry {
  const handlers: StripeEventHandler[] = [];
  const handlersOf = (type: string, isConnected: boolean): StripeEventHandler[] => handlers.filter((handler) => handler.handles(type) && (!isConnected || handler.knowsAccount !== undefined));
  return {
    register: (handler) => void handlers.push(handler),
    namesFor: (type, isConnected) => handlersOf(type, isConnected).map(({ name }) => name),
    knowsAccount: async (accountId) => (await Promise.all(handlers.map(async (handler) => (await handler.knowsAccount?.(accountId)) ?? false))).includes(true),
    connected: () => handlers.flatMap(({ connected }) => connected ?? []),
    async apply(events, isConnected) {
      const outcomes = events.map(() => new Set<EventOutcome>());
      for (const handler of new Set(events.flatMap(({ type }) => handlersOf(type, isConnected)))) {
        const outcome = await handler.apply(events.filter(({ type }) => handler.handles(type)));
        events.forEach(({ type }, index) => handler.handles(type) && outcomes[index]!.add(outcome));
      }
      return outcomes.map((found) => (found.has('WAITING') ? 'WAITING' : found.has('APPLIED') ? 'APPLIED' : 'IGNORED'));
    },
  };
}
