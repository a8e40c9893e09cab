import type { Pool, PoolClient } from 'pg';

/** The statements that went to the server, for tests that count or explain them. */
export class QueryLog {
  readonly statements: string[] = [];
  #isOn = false;

  start(): void {
    this.statements.length = 0;
    this.#isOn = true;
  }
  stop(): string[] {
    this.#isOn = false;
    return this.statements.filter((text) => !/^(begin|commit|rollback|start transaction)/i.test(text));
  }
  watch(pool: Pool): void {
    pool.on('connect', (client: PoolClient) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = ((...args: unknown[]) => {
        if (this.#isOn) this.statements.push(textOf(args[0]));
        return query(...args);
      }) as typeof client.query;
    });
  }
}
const textOf = (statement: unknown): string => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text ?? ''));
