import type { Kysely } from 'kysely';

/** Writes all items of one kind, in the order in which every transaction locks their rows. */
export type LastWrite<Item> = (db: Kysely<any>, items: readonly Item[]) => Promise<void>;

/**
 * What a transaction writes when all else is written, once: rows that many transactions have in common, such as counters of a whole community. Their
 * locks are the last and the shortest, and taken in one order whatever a transaction did first, so that no two wait for each other.
 */
export interface LastWrites {
  add<Item>(write: LastWrite<Item>, item: Item): void;
  /** What was added and is in no table yet: whoever reads the rows in the same transaction must look here, too. */
  waiting<Item>(write: LastWrite<Item>): readonly Item[];
}

export function createLastWrites(): LastWrites & { write(db: Kysely<any>): Promise<void> } {
  const waiting = new Map<unknown, unknown[]>();
  const of = <Item>(write: LastWrite<Item>): Item[] => {
    const items = waiting.get(write) ?? [];
    waiting.set(write, items);
    return items as Item[];
  };
  return {
    add: (write, item) => void of(write).push(item),
    waiting: of,
    async write(db) {
      for (const [write, items] of waiting) if (items.length > 0) await (write as LastWrite<unknown>)(db, items);
    },
  };
}
