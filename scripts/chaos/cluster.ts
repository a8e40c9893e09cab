import { randomBytes } from 'node:crypto';
import { migrate } from '../../src/compose/platform.ts';
import { createDatabase } from '../../src/platform/database/databases.ts';
import { freePort } from '../../test/support/free-port.ts';
import type { Targets } from './faults.ts';
import { openLine } from './line.ts';
import { aRoomFullOfPeople, type Place } from './people.ts';
import { apiAt, hasRedis, PrivatePostgres, redisAt } from './servers.ts';

const NODES = 2;

/** Two API processes as in production on one PostgreSQL of their own, with Redis where there is one, and a room. */
export interface Cluster {
  readonly targets: Targets;
  readonly place: Place;
}

/** What it opens is closed by `closers`, last first, also when it fails half-way. */
export async function openCluster({ from, say, isWithoutRedis = false }: { from: 'dist' | 'sources'; say: (line: string) => void; isWithoutRedis?: boolean }, people: { writers: number; subscribers: number }, closers: (() => unknown)[]): Promise<Cluster> {
  const postgres = new PrivatePostgres();
  closers.push(() => postgres.stop());
  await postgres.start();
  const redis = hasRedis && !isWithoutRedis ? redisAt(await freePort()) : null;
  closers.push(() => redis?.kill());
  await redis?.start();
  const redisLine = redis && (await openLine(redis.port));
  closers.push(() => redisLine?.close());
  const environment = environmentOf(await newDatabase(postgres), redisLine && `redis://127.0.0.1:${redisLine.port}`);
  const place = await aRoomFullOfPeople(environment, people.writers, people.subscribers);
  const nodes = await Promise.all(Array.from({ length: NODES }, async () => apiAt(await freePort(), environment, from)));
  for (const node of nodes) closers.push(() => node.kill());
  await Promise.all(nodes.map((node) => node.start()));
  const lines = await Promise.all(nodes.map(({ port }) => openLine(port)));
  for (const line of lines) closers.push(() => line.close());
  say(`Two API processes are ready${redis ? ', with Redis' : `; ${isWithoutRedis ? 'without Redis' : 'no redis-server is on the path, so'} they hint by NOTIFY`}.`);
  return { place, targets: { postgres, nodes, lines, redis, redisLine } };
}

async function newDatabase(postgres: PrivatePostgres): Promise<string> {
  await createDatabase(postgres.url('postgres'), 'chaos');
  await migrate(postgres.url('chaos'));
  return postgres.url('chaos');
}

function environmentOf(databaseUrl: string, redisUrl: string | null): Record<string, string> {
  const secret = (): string => randomBytes(32).toString('hex');
  return {
    NODE_ENV: 'production', DATABASE_URL: databaseUrl, ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }), PUBLIC_URL: 'https://chaos.example.com', CORS_ORIGINS: 'https://chaos.example.com',
    TOKEN_SECRET: secret(), MEDIA_SECRET: secret(), STRIPE_SECRET_KEY: `sk_test_${secret()}`, STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`, STRIPE_TEST_MODE: 'true',
    SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Chaos <chaos@example.com>', STAFF_EMAILS: 'staff@example.com', RATE_LIMIT_USER_POINTS: '100000000', RATE_LIMIT_ADDRESS_POINTS: '100000000', DRAIN_DELAY: '0', LOG_LEVEL: 'error',
  };
}
