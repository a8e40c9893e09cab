import type { StripeEventsReader, Tables } from '../deps.ts';
import type { Insertable } from 'kysely';

export type NewStripeEvent = Insertable<Tables['stripe_event']>;
/** Stores one event; false when it was there already. Committed when this resolves. */
export type StoreEvent = (event: NewStripeEvent) => Promise<boolean>;

interface Waiting {
  readonly event: NewStripeEvent;
  readonly settle: PromiseWithResolvers<boolean>;
}
const MOST_AT_ONCE = 200;

/** What arrives while a statement runs is stored together by the next one: a commit costs more than the row that it keeps. */
export function createStoreEvents(reader: StripeEventsReader): StoreEvent {
  const waiting: Waiting[] = [];
  let isBusy = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) await storeAll(reader, waiting.splice(0, MOST_AT_ONCE));
    isBusy = false;
  };
  return (event) => {
    const settle = Promise.withResolvers<boolean>();
    waiting.push({ event, settle });
    if (!isBusy) void run();
    return settle.promise;
  };
}

async function storeAll(reader: StripeEventsReader, batch: readonly Waiting[]): Promise<void> {
  try {
    const stored = new Set(await insert(reader, batch.map(({ event }) => event)));
    // Of the same event twice, the first one stored it.
    for (const { event, settle } of batch) settle.resolve(stored.delete(event.id));
  } catch (error) {
    if (batch.length === 1) batch[0]!.settle.reject(error);
    // What one of them cannot have must not be held against the others.
    else for (const each of batch) await storeAll(reader, [each]);
  }
}

async function insert(reader: StripeEventsReader, events: readonly NewStripeEvent[]): Promise<string[]> {
  const rows = await reader.insertInto('stripe_event').values(events).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').execute();
  return rows.map(({ id }) => id);
}
