/** Something that happened, in the past tense. It leaves the process only when its transaction has committed. */
export interface DomainEvent<Name extends string = string, Payload = unknown> {
  /** Handlers are idempotent by this id. */
  readonly id: string;
  readonly name: Name;
  readonly communityId: string | null;
  readonly occurredAt: string;
  readonly payload: Payload;
}
/** What a command hands to `tx.emit`; id and time are added there. */
export interface NewEvent<Name extends string = string, Payload = unknown> {
  readonly name: Name;
  readonly communityId: string | null;
  readonly payload: Payload;
}
/** A durable handler of one kind of event: run by the worker at least once, hence idempotent by the event's id. */
export interface Reaction<E extends DomainEvent = DomainEvent> {
  /** Unique and stable, as it names rows in the queue: `growth.award-points-on-post-published`. */
  readonly name: string;
  readonly on: E['name'];
  handle(event: E): Promise<void>;
}
/** Keeps the payload's type beside the name of the event. */
export const reaction = <E extends DomainEvent>(name: string, on: E['name'], handle: (event: E) => Promise<void>): Reaction => ({ name, on, handle: handle as (event: DomainEvent) => Promise<void> });
