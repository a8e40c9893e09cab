import type { EventSubject } from '../../platform/payments/payments.ts';

/** APPLIED: fetched and taken over. WAITING: our part is not there yet, to be tried again. IGNORED: about nothing of ours. */
export type EventOutcome = 'APPLIED' | 'WAITING' | 'IGNORED';

/** What an event is about, as the inbox keeps it: references, never what it told of them. */
export interface ArrivedEvent extends EventSubject {
  /** The provider's name of what happened. */
  readonly type: string;
}
/** The inbox asks; billing and others that follow the provider's objects answer. A handler fetches anew, and may be asked twice. */
export interface StripeEventHandler {
  readonly name: string;
  handles(type: string): boolean;
  apply(event: ArrivedEvent): Promise<EventOutcome>;
}
export interface StripeEventHandlerRegistry {
  register(handler: StripeEventHandler): void;
  handles(type: string): boolean;
  /** Asks each handler of this type in the order of registration; WAITING when one waits, APPLIED when one has taken it over. */
  apply(event: ArrivedEvent): Promise<EventOutcome>;
}

export function createStripeEventHandlerRegistry(): StripeEventHandlerRegistry {
  const handlers: StripeEventHandler[] = [];
  const handlersOf = (type: string): StripeEventHandler[] => handlers.filter((handler) => handler.handles(type));
  return {
    register: (handler) => void handlers.push(handler),
    handles: (type) => handlersOf(type).length > 0,
    async apply(event) {
      const outcomes = new Set<EventOutcome>();
      for (const handler of handlersOf(event.type)) outcomes.add(await handler.apply(event));
      if (outcomes.has('WAITING')) return 'WAITING';
      return outcomes.has('APPLIED') ? 'APPLIED' : 'IGNORED';
    },
  };
}
