import type { EntityManager } from './database.ts';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { inOneWrite } from './operation-connections.ts';

/** One transaction on one connection. */
export interface Transaction {
  /** What is asked for at the same time leaves in one write, and runs in the order in which it was asked for. */
  readonly db: Kysely<any>;
  /** The ORM on the same connection; made when it is first asked for. */
  entities(): EntityManager;
}

/** Commits what `work` did, or rolls it back when it throws. Whatever it left running fails afterwards, as the connection is another's then. */
export async function inTransaction<T>(orm: MikroORM, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await (await orm.em.getConnection().getNativeClient()).connect();
  const access = { isOver: false };
  const db: Kysely<any> = new Kysely({ dialect: new PostgresDialect({ pool: alone(client, access) }) });
  let em: EntityManager | undefined;
  const entities = (): EntityManager => (em ??= ofTransaction(orm, db));
  let isBroken = true;
  try {
    await client.query('begin');
    try {
      const result = await work({ db, entities });
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
  const query = inOneWrite(client);
  const lent = { query, release: () => {} } as unknown as PostgresPoolClient;
  return {
    options: {} as PostgresPool['options'],
    end: () => Promise.resolve(),
    connect: () => (access.isOver ? Promise.reject(new Error('The transaction is over')) : Promise.resolve(lent)),
  };
}
