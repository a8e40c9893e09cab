import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from './database.ts';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { inOneWrite } from './operation-connections.ts';

/** One transaction on one connection. */
export interface Transaction {
  /** What is asked for at the same time, or while something runs, leaves in one write, and runs in the order in which it was asked for. */
  readonly db: Kysely<any>;
  /** The ORM on the same connection, knowing of nothing yet. */
  newEntities(): EntityManager;
}

/** Commits what `work` did, or rolls it back when it throws. Whatever it left running fails afterwards, as the connection is another's then. */
export async function inTransaction<T>(orm: MikroORM, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await (await orm.em.getConnection().getNativeClient()).connect();
  const access = { isOver: false };
  const db: Kysely<any> = new Kysely({ dialect: new PostgresDialect({ pool: alone(client, access) }) });
  const newEntities = (): EntityManager => ofTransaction(orm, db);
  let isBroken = true;
  try {
    await client.query('begin');
    try {
      const result = await work({ db, newEntities });
      access.isOver = true;
      await client.query('commit');
      isBroken = false;
      return result;
    } catch (error) {
      access.isOver = true;
      await client.query('rollback').then(() => (isBroken = false), () => undefined);
      throw error;
    }
  } finally {
    client.release(isBroken);
  }
}

function ofTransaction(orm: MikroORM, db: Kysely<any>): EntityManager {
  const em = orm.em.fork() as EntityManager;
  em.setTransactionContext(db);
  return em;
}

/** The connection as a pool of its own, while the transaction lasts. */
function alone(client: PoolClient, access: { readonly isOver: boolean }): PostgresPool {
  const query = inTurns(client, access);
  const lent = { query, release: () => {} } as unknown as PostgresPoolClient;
  return {
    options: {} as PostgresPool['options'],
    end: () => Promise.resolve(),
    connect: () => (access.isOver ? Promise.reject(isOver()) : Promise.resolve(lent)),
  };
}

const isOver = (): Error => new Error('The transaction is over');

/** What is asked for while statements run leaves when all of them are answered, so that those who work side by side go in step: a write costs more than a statement. */
function inTurns(client: PoolClient, access: { readonly isOver: boolean }): PoolClient['query'] {
  const send = inOneWrite(client) as (...args: unknown[]) => Promise<unknown>;
  const waiting: (() => void)[] = [];
  let running = 0;
  let isOpen = true;
  const open = (): void => {
    isOpen = true;
    waiting.splice(0).forEach((next) => next());
  };
  const run = async (args: unknown[]): Promise<unknown> => {
    if (running++ === 0) process.nextTick(() => (isOpen = false));
    try {
      return await send(...args);
    } finally {
      // After everybody who was answered has asked for more.
      if (--running === 0) process.nextTick(open);
    }
  };
  const later = (args: unknown[]): Promise<unknown> => {
    const inside = AsyncLocalStorage.snapshot();
    return new Promise((resolve, reject) => waiting.push(() => (access.isOver ? reject(isOver()) : inside(() => void run(args).then(resolve, reject)))));
  };
  return ((...args: unknown[]) => (isOpen ? run(args) : later(args))) as PoolClient['query'];
}
