import type { Pool, PoolClient } from 'pg';

/** Each connection of the server keeps what is named, so their number is bounded. */
const MOST_NAMES = 400;
/** What is asked for rarely is not worth a place. */
const USES_BEFORE = 5;
const MOST_COUNTED = 4_000;

type Query = (...args: unknown[]) => unknown;

/**
 * Statements that come again and again get a name: the server parses and plans them once per connection, where that costs more than most of
 * them take to run. It still plans anew where a plan for the given values is cheaper (`plan_cache_mode = auto`).
 * Source: https://www.postgresql.org/docs/18/sql-prepare.html#SQL-PREPARE-NOTES
 */
export class NamedStatements {
  readonly #uses = new Map<string, number>();
  #names = new Map<string, string>();
  #generation = 0;

  watch(pool: Pool): void {
    pool.on('connect', (client: PoolClient) => {
      const query = client.query.bind(client) as Query;
      client.query = ((...args: unknown[]) => {
        const [text, values] = args;
        const name = args.length === 2 && typeof text === 'string' && Array.isArray(values) ? this.#nameOf(text) : null;
        return name === null ? query(...args) : this.#run(query, { name, text: text as string, values: values as unknown[] });
      }) as typeof client.query;
    });
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) return null;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses >= USES_BEFORE) {
      this.#uses.delete(text);
      const name = `s${this.#generation}_${this.#names.size}`;
      this.#names.set(text, name);
      return name;
    }
    if (this.#uses.size >= MOST_COUNTED) this.#uses.clear();
    this.#uses.set(text, uses);
    return null;
  }

  async #run(query: Query, named: { name: string; text: string; values: unknown[] }): Promise<unknown> {
    try {
      return await query(named);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      this.#forget();
      // Inside a transaction, which is over by now, this fails too: the whole of it is tried again.
      return await (query(named.text, named.values) as Promise<unknown>).catch(() => {
        throw error;
      });
    }
  }

  /** A migration changed a table: under new names, everything is planned anew. */
  #forget(): void {
    this.#generation++;
    this.#names = new Map();
  }
}

/** The columns of a table changed since the statement was named. */
export const isOutdated = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === '0A000' && error.message.includes('cached plan must not change result type');
