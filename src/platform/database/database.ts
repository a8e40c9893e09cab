import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { MikroORM, defineConfig, type EntityManager as OrmEntityManager } from '@mikro-orm/postgresql';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { watchDeadlines } from './deadlines.ts';
import { guardEntities } from './entity-guard.ts';
import { NamedStatements } from './named-statements.ts';
import { operationConnections } from './operation-connections.ts';
import { KEEP_ALIVE, KEPT_ALIVE_BY_SERVER } from './pools.ts';
import { QueryLog } from './query-log.ts';
import { StatementGuard } from './statement-guard.ts';
import { readTenantTables } from './tenant-tables.ts';
import { typeParsers } from './type-parsers.ts';

export type EntityManager = OrmEntityManager;
export type EntityClass = abstract new () => object;
export interface MigrationEntry {
  readonly name: string;
  readonly class: new (...args: never[]) => Migration;
}
export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly (EntityClass | EntitySchemaWithMeta)[];
  readonly migrations: readonly MigrationEntry[];
  readonly poolSize?: number;
  /** The server cancels a statement that runs longer, in milliseconds. */
  readonly statementTimeout?: number;
  /** Refuse statements over tenant tables that name no community and no key: on in tests and development. */
  readonly isGuarded?: boolean;
}
/** The door to PostgreSQL: rows through `reader`, entities through a unit of work only. */
export interface Database {
  readonly orm: MikroORM;
  /** Untyped here; each module reads it as the tables it may see. */
  readonly reader: Kysely<any>;
  readonly queryLog: QueryLog;
  /** Kysely of a transaction as modules use it, with the names and the guard of `reader`. */
  readable(db: Kysely<any>): Kysely<any>;
  isConnected(): Promise<boolean>;
  /** The time of the database server: the authority in a deployment of several processes. */
  serverTime(): Promise<Date>;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT = 10_000;
/** So long after that, a connection that has not answered is given up: a server that is gone without a word would keep whoever asks for a quarter of an hour. */
const SILENCE = 5_000;
/** For a connection, when all are in use or a new one is made. */
const LONGEST_WAIT = 30_000;
/** A new connection parses and plans everything anew, so that one that is used now and then is kept. */
const IDLE_MILLISECONDS = 300_000;
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const queryLog = new QueryLog();
  const deadlines = watchDeadlines({ url: options.url, statementTimeout: options.statementTimeout ?? STATEMENT_TIMEOUT });
  const orm = await MikroORM.init(ormOptions(options, [new NamedStatements(), queryLog, deadlines]));
  const tenantTables = options.isGuarded ? await readTenantTables(orm) : null;
  if (tenantTables) guardEntities(orm, tenantTables);
  const guard = tenantTables ? new StatementGuard(tenantTables) : null;
  const readable = (db: Kysely<any>): Kysely<any> => (guard ? db.withPlugin(guard) : db).withPlugin(camelCase);
  const poolOfOperations = async () => operationConnections(await orm.em.getConnection().getNativeClient());
  const reader = readable(new Kysely({ dialect: new PostgresDialect({ pool: poolOfOperations }) }));
  return {
    orm, reader, queryLog, readable,
    // The ORM's own answer stays false until an entity is loaded or written.
    isConnected: () => sql`select 1`.execute(reader).then(() => true, () => false),
    serverTime: async () => (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(reader)).rows[0]!.now,
    close: async () => void (await Promise.all([orm.close(), deadlines.close()])),
  };
}

/** Also used by the ORM's command line. */
export function ormOptions({ url, entities, migrations, poolSize = 10, statementTimeout = STATEMENT_TIMEOUT }: DatabaseOptions, watches: readonly { watch(pool: Pool): void }[] = []) {
  return defineConfig({
    clientUrl: url,
    entities: [...entities] as never,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize, idleTimeoutMillis: IDLE_MILLISECONDS },
    driverOptions: {
      statement_timeout: statementTimeout, query_timeout: statementTimeout && statementTimeout + SILENCE, connectionTimeoutMillis: LONGEST_WAIT,
      ...KEEP_ALIVE, options: KEPT_ALIVE_BY_SERVER, pipeline: true, types: typeParsers,
      onPoolCreated: (pool: Pool) => watches.forEach((each) => each.watch(pool)),
    },
    // Foreign keys carry the community, which the ORM cannot express: they stand in the migrations.
    schemaGenerator: { createForeignKeyConstraints: false },
    migrations: { path: 'migrations', emit: 'ts', snapshot: false, silent: true, migrationsList: migrations.map((entry) => ({ name: entry.name, class: entry.class as never })) },
  });
}
