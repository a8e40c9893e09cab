import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import type { FastifyPluginAsync } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createGraphqlApi, type GraphqlApiOptions } from '../../src/graphql/api.ts';
import { contextFactory } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { useTranslations } from '../../src/graphql/user-error.ts';
import { loadTrustedDocuments } from '../../src/graphql/operations/trusted-documents.ts';
import type { HttpServerOptions } from '../../src/http/options.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { unauthenticated } from '../../src/kernel/request-error.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { negotiateLocale, translate } from '../../src/platform/i18n/index.ts';
import { createFaultReporter } from '../../src/platform/observability/faults.ts';
import { createLogger, inRequest, requestIdFrom } from '../../src/platform/observability/logger.ts';
import { createMetrics } from '../../src/platform/observability/metrics.ts';
import { addressKey } from '../../src/platform/rate-limit/address-key.ts';
import { createMemoryRateLimiter } from '../../src/platform/rate-limit/memory-rate-limiter.ts';
import { EventSource } from './event-source.ts';
import { FLOOR_API, type FloorModules } from './floor-schema.ts';
import { TestClock } from './test-clock.ts';

export interface FloorOptions {
  readonly api?: Partial<GraphqlApiOptions>;
  readonly http?: Partial<HttpServerOptions>;
  readonly points?: Partial<Record<'user' | 'bot' | 'address' | 'documents' | 'credentials', number>>;
  readonly sleep?: FloorModules['sleep'];
  readonly routes?: readonly FastifyPluginAsync[];
}
export interface FloorServer {
  readonly server: HttpServer;
  readonly url: string;
  readonly schema: GraphQLSchema;
  readonly modules: FloorModules;
  readonly clock: TestClock;
  readonly faults: unknown[];
  readonly log: string[];
  /** A token for a new person. */
  signIn(options?: { isStaff?: boolean; seconds?: number; locale?: 'zh-CN' | 'en' }): { token: string; viewer: SignedInViewer };
  endSession(viewer: SignedInViewer): void;
  stop(): Promise<void>;
}
/** A test that fails before it stops its server must not keep the run alive. */
const running = new Set<HttpServer>();
afterAll(async () => {
  await Promise.all([...running].map((server) => server.drain()));
});

const PLENTY = 1_000_000_000;

/** The floor with a small schema of its own, listening on a free port. */
export async function startFloor(options: FloorOptions = {}): Promise<FloorServer> {
  useTranslations(translate);
  const clock = new TestClock();
  const faults: unknown[] = [];
  const log: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } });
  const metrics = createMetrics();
  const report = createFaultReporter({ logger, metrics });
  const reportFault: typeof report = (error, context) => {
    faults.push(error);
    return report(error, context);
  };
  const modules: FloorModules = { effects: [], events: new EventSource(), sleep: options.sleep ?? (async () => {}) };
  const { schema, nodeLoaders } = await createSchema(modules, [FLOOR_API]);
  const limiter = createMemoryRateLimiter(Object.fromEntries((['user', 'bot', 'address', 'documents', 'credentials'] as const).map((name) => [name, { points: options.points?.[name] ?? PLENTY, seconds: 60 }])) as never);
  const bucket = (name: string) => limiter.bucket(name as never);
  const api = await createGraphqlApi({
    schema, createContext: contextFactory(modules, nodeLoaders), trusted: loadTrustedDocuments({ mode: 'open', directories: [] }), introspection: 'on', executor: 'compiled', reportFault, addressKey,
    rateLimits: { user: bucket('user'), bot: bucket('bot'), address: bucket('address'), documents: bucket('documents'), credentials: bucket('credentials') }, now: () => clock.now().getTime(), ...options.api,
  });
  const sessions = new Map<string, { viewer: SignedInViewer; expiresAt: Date }>();
  const server = await createHttpServer({
    api, logger, metrics, reportFault, requestIdFrom, inRequest, negotiateLocale, addressKey, isReady: async () => true,
    authentication: {
      async authenticate(token) {
        const session = sessions.get(token);
        if (!session || session.expiresAt <= clock.now()) throw unauthenticated();
        return session;
      },
      validBotTokens: async () => new Set(),
      validSessions: async (ids) => new Set([...sessions.values()].map(({ viewer }) => viewer.sessionId!).filter((id) => ids.includes(id))),
    },
    corsOrigins: ['https://app.example.com'], trustedProxies: [], metricsToken: null, drainDelayMilliseconds: 0,
    graphiql: { openness: 'on', directory: path.resolve('dist/graphiql'), operationsDirectory: path.resolve('schema/operations') },
    routes: options.routes ?? [], ...options.http,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  running.add(server);
  return {
    server, url, schema, modules, clock, faults, log,
    signIn({ isStaff = false, seconds = 900, locale = 'en' } = {}) {
      const token = randomUUID();
      const viewer: SignedInViewer = { userId: randomUUID(), sessionId: randomUUID(), isStaff, locale };
      sessions.set(token, { viewer, expiresAt: new Date(clock.now().getTime() + seconds * 1_000) });
      return { token, viewer };
    },
    endSession: ({ sessionId }) => sessions.forEach((session, token) => session.viewer.sessionId === sessionId && sessions.delete(token)),
    stop: () => server.drain(),
  };
}

export const temporaryFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'xingqun-floor-'));

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: any;
  readonly code: string | undefined;
  readonly milliseconds: number;
  /** What this process worked meanwhile, client and server. */
  readonly cpuMilliseconds: number;
}
export type Post = (query: string, variables?: unknown, headers?: Record<string, string>) => Promise<HttpAnswer>;

/** Sends one operation as a client of the new media type does. */
export const poster = (url: string): Post => (query, variables, headers = {}) => send(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers }, body: JSON.stringify({ query, variables }) });

export async function send(url: string, init: RequestInit = {}): Promise<HttpAnswer> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const response = await fetch(url, init);
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : null;
  const { user, system } = process.cpuUsage(cpu);
  return { status: response.status, headers: response.headers, text, body, code: body?.errors?.[0]?.extensions?.code, milliseconds: performance.now() - started, cpuMilliseconds: (user + system) / 1_000 };
}
