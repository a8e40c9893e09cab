import { randomBytes } from 'node:crypto';
import { graphql as execute, type ExecutionResult } from 'graphql';
import pg from 'pg';
import { compose, type Composition } from '../../src/compose.ts';
import { serve } from '../../src/compose/http.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { requireConfig, type Config } from '../../src/config.ts';
import { VISITOR, type Viewer } from '../../src/kernel/viewer.ts';
import { createDatabase } from '../../src/platform/database/databases.ts';
import { TestClock } from './test-clock.ts';
import { createWorld, type World } from './world.ts';

export interface Answer {
  readonly data: any;
  readonly errors: readonly { message: string; extensions: { code?: string }; path?: readonly (string | number)[] }[];
}
export interface TestApp extends Composition {
  readonly clock: TestClock;
  readonly world: World;
  readonly databaseUrl: string;
  /** Runs a document as this viewer; a visitor when absent. */
  run(document: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Answer>;
  /** Serves over HTTP and WebSocket on a free port, at the first call; answers the address. */
  listen(): Promise<string>;
  /** Until nothing that was begun elsewhere comes in any more; absent where nobody else is. */
  quiet?(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole product on a database of its own. */
export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  return startNode(await createTestDatabase(), environment, true);
}
type Settings = Record<string, string>;
/** Several processes' worth of the product on one database, with the same secrets; each may have settings of its own, or its own way to the database. */
export async function startNodes(count: number, environment: Settings = {}, own: readonly (Settings | ((databaseUrl: string) => Settings))[] = []): Promise<TestApp[]> {
  const databaseUrl = await createTestDatabase();
  const secret = randomBytes(32).toString('hex');
  const settingsOf = (settings: (typeof own)[number] = {}): Settings => (typeof settings === 'function' ? settings(databaseUrl) : settings);
  return Promise.all(Array.from({ length: count }, (_, index) => startNode(databaseUrl, { TOKEN_SECRET: secret, ...environment, ...settingsOf(own[index]) }, false)));
}

async function startNode(databaseUrl: string, environment: Record<string, string>, isAlone: boolean): Promise<TestApp> {
  const clock = new TestClock();
  const app = await compose(testConfig(databaseUrl, environment), { clock, jobRetryDelay: 0, isAlone });
  const run = async (document: string, variables: Record<string, unknown> = {}, viewer: Viewer = VISITOR): Promise<Answer> => {
    const contextValue = app.createContext({ viewer, requestId: 'test', ip: null });
    const { data, errors = [] } = (await execute({ schema: app.schema, source: document, variableValues: variables, contextValue })) as ExecutionResult;
    const told = errors.map((error) => ({ message: error.message, path: error.path, extensions: { code: (error.originalError as { code?: string } | undefined)?.code ?? (error.extensions.code as string) } }));
    return JSON.parse(JSON.stringify({ data, errors: told })) as Answer;
  };
  let server: HttpServer | null = null;
  let address: Promise<string> | null = null;
  const listen = (): Promise<string> => (address ??= serve(app).then((made) => (server = made).listen({ host: '127.0.0.1', port: 0 })));
  const stop = async (): Promise<void> => {
    await server?.drain();
    await app.close();
  };
  return { ...app, clock, databaseUrl, world: createWorld(app), run, listen, stop };
}

export async function createTestDatabase(): Promise<string> {
  const admin = process.env.TEST_ADMIN_URL!;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(admin, name, process.env.TEST_TEMPLATE!);
  afterFile(() => dropDatabase(admin, name));
  return admin.replace(/\/[^/]*$/, `/${name}`);
}

/** Hundreds of them would be gigabytes that nobody reads any more. One that somebody still reads stays. */
async function dropDatabase(admin: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`drop database if exists ${client.escapeIdentifier(name)}`).finally(() => client.end());
}
const afterFile = (clear: () => Promise<void>): void => void ((globalThis as { [key: symbol]: (() => Promise<void>)[] })[Symbol.for('after-test-file')] ??= []).push(clear);

export function testConfig(databaseUrl: string, environment: Record<string, string> = {}): Config {
  const secret = (): string => randomBytes(32).toString('hex');
  return requireConfig({
    NODE_ENV: 'test', DATABASE_URL: databaseUrl, PUBLIC_URL: 'http://127.0.0.1:4000', TOKEN_SECRET: secret(), MEDIA_SECRET: secret(),
    STRIPE_SECRET_KEY: 'sk_test_xingqun', STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`, STRIPE_API_BASE: 'http://127.0.0.1:9', DATABASE_POOL_SIZE: '5', ...environment,
  });
}
