import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Deadline } from '../../kernel/deadline.ts';
import { currentDeadline } from './deadlines.ts';

/** A connection that one operation has out of the pool, and how many of its statements run there. */
interface Lease {
  readonly client: Promise<PoolClient>;
  users: number;
}
/** pg does not declare it; its own cursor and copy packages write to it, too. */
interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/**
 * The pool as one operation uses it: statements that it asks for at the same time go through one connection, one after the other,
 * and leave in one write. What a write to the server costs, a page would else pay for each of its loaders; and no operation can take the
 * pool for itself. A connection is never shared by operations, so that cancelling what runs at a deadline meets nobody else.
 */
export function operationConnections(pool: Pool): PostgresPool {
  const leases = new WeakMap<Deadline, Lease>();
  const join = (operation: Deadline): Lease => {
    const lease = leases.get(operation) ?? { client: pool.connect(), users: 0 };
    leases.set(operation, lease);
    lease.users++;
    return lease;
  };
  const leave = (operation: Deadline, lease: Lease): boolean => {
    lease.users--;
    return lease.users === 0 && leases.delete(operation);
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const operation = currentDeadline();
      if (operation === null) return pool.connect();
      const lease = join(operation);
      try {
        const client = await lease.client;
        return { query: inOneWrite(client), release: () => void (leave(operation, lease) && client.release()) } as PostgresPoolClient;
      } catch (error) {
        leave(operation, lease);
        throw error;
      }
    },
  };
}

const held = new WeakSet<PoolClient>();

/** Holds back what is written until everything that is ready now has been. */
export function inOneWrite(client: PoolClient): PoolClient['query'] {
  return ((...args: Parameters<PoolClient['query']>) => {
    if (!held.has(client)) {
      const { stream } = (client as unknown as Wired).connection;
      held.add(client);
      stream.cork();
      process.nextTick(() => {
        held.delete(client);
        stream.uncork();
      });
    }
    return client.query(...args);
  }) as PoolClient['query'];
}
