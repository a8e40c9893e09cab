import type { Config } from '../config.ts';
import type { Clock } from '../kernel/clock.ts';
import { withLock } from '../platform/database/databases.ts';
import { openDatabase, type Database } from '../platform/database/database.ts';
import { createDatabaseClock } from '../platform/database/database-clock.ts';
import { purgeIdempotencyKeys } from '../platform/database/idempotency.ts';
import { createObjectLocks, type ObjectLocks } from '../platform/database/object-locks.ts';
import { createUnitOfWork, type UnitOfWork } from '../platform/database/unit-of-work.ts';
import { job, type JobDefinition } from '../kernel/job.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { openJobs } from '../platform/jobs/pg-boss.ts';
import type { Hints } from '../platform/live/hints.ts';
import { createPresence, type Presence } from '../platform/live/presence.ts';
import type { DevelopmentMailbox } from '../platform/mail/development-mailbox.ts';
import type { Mailer } from '../platform/mail/mailer.ts';
import { createFaultReporter, type ReportFault } from '../platform/observability/faults.ts';
import { createLogger, type Logger } from '../platform/observability/logger.ts';
import { createMetrics, type Metrics } from '../platform/observability/metrics.ts';
import { createTracing, type Tracing } from '../platform/observability/tracing.ts';
import type { PaymentsPort } from '../platform/payments/payments.ts';
import { createStripePayments } from '../platform/payments/stripe.ts';
import type { RateLimiter } from '../platform/rate-limit/rate-limiter.ts';
import type { LocalStorage } from '../platform/storage/local-storage.ts';
import type { Storage } from '../platform/storage/storage.ts';
import { createAccessTokens, type AccessTokens } from '../platform/tokens/access-tokens.ts';
import { createPasswords, type Passwords } from '../platform/tokens/passwords.ts';
import type { WechatClient } from '../platform/wechat/code-to-session.ts';
import { migrations } from '../../migrations/index.ts';
import { entities } from '../entities.ts';
import { openHints, openMailer, openRateLimiter, openStorage, openWechat, type BucketName } from './adapters.ts';

/** Any number that nothing else locks. */
const MIGRATION_LOCK = 7_481_001;

/** The adapters to the outside, opened for one process. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly reportFault: ReportFault;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly uow: UnitOfWork;
  readonly accessTokens: AccessTokens;
  readonly passwords: Passwords;
  readonly limiter: RateLimiter<BucketName>;
  readonly hints: Hints;
  readonly presence: Presence;
  readonly mailer: Mailer;
  /** Where mails stay when there is no mail server. */
  readonly mailbox: DevelopmentMailbox | null;
  readonly storage: Storage;
  /** The folder of media; null when they lie in a bucket. */
  readonly localMedia: LocalStorage | null;
  /** Null without a mini-program. */
  readonly wechat: WechatClient | null;
  readonly payments: PaymentsPort;
  readonly locks: ObjectLocks;
  readonly tracing: Tracing;
  close(): Promise<void>;
}
/** What tests and `npm start` know better: time, patience, and that nobody else is there. */
export interface PlatformOverrides {
  readonly clock?: Clock;
  /** Stands between the clock that follows the database and everybody who asks it. */
  readonly wrapClock?: (clock: Clock) => Clock;
  readonly jobRetryDelay?: number;
  /** No other process works on this database: hints stay in memory. */
  readonly isAlone?: boolean;
}

export async function openPlatform(config: Config, overrides: PlatformOverrides = {}): Promise<Platform> {
  const logger = createLogger({ level: config.process.logLevel });
  const metrics = createMetrics({ ofProcess: config.process.environment === 'production' });
  const reportFault = createFaultReporter({ logger, metrics });
  const database = await openDatabase({
    url: config.database.url, entities, migrations, poolSize: config.database.poolSize,
    statementTimeout: config.graphql.executionTimeoutMilliseconds, isGuarded: config.process.environment !== 'production',
  });
  const ownClock = overrides.clock ? null : await createDatabaseClock(database);
  const clock = overrides.clock ?? overrides.wrapClock?.(ownClock!) ?? ownClock!;
  const jobs = await openJobs({
    url: config.database.url, onError: (error) => void reportFault(error, { area: 'jobs' }), concurrency: config.database.workerConcurrency, onRun: metrics.jobDone,
    ...(overrides.jobRetryDelay === undefined ? {} : { retryDelay: overrides.jobRetryDelay }),
  });
  metrics.countParkedBy(() => jobs.parkedCount());
  const hints = await openHints(config, overrides.isAlone ?? false, (error) => logger.warn({ err: error }, 'hints between processes are disturbed: readers poll'));
  const presence = createPresence(hints);
  const limiter = await openRateLimiter(config, logger);
  const { mailer, mailbox } = openMailer(config, clock);
  const { storage, local: localMedia } = openStorage(config, clock);
  const locks = createObjectLocks({ url: config.database.url, onError: (error) => void reportFault(error, { area: 'locks' }) });
  const { stripeSecretKey: secretKey, stripeWebhookSecrets: webhookSecrets, stripeConnectWebhookSecrets, stripeApiBase: apiBase } = config.payments;
  const payments = createStripePayments({ secretKey, webhookSecrets, connectWebhookSecrets: stripeConnectWebhookSecrets ?? [], apiBase });
  const tracing = await createTracing({ endpoint: config.process.otelEndpoint, serviceName: config.process.otelServiceName });
  jobs.register({ reactions: [], jobs: [purgeKeysJob({ database, clock })] });
  return {
    config, clock, logger, metrics, reportFault, database, jobs,
    uow: createUnitOfWork(database, jobs, clock),
    accessTokens: createAccessTokens({ secrets: config.accounts.tokenSecrets as [string, ...string[]], issuer: config.http.publicUrl, seconds: config.accounts.accessTokenSeconds, clock }),
    passwords: createPasswords(), storage, localMedia, limiter, hints, presence, mailer, mailbox, wechat: openWechat(config, logger), payments, locks, tracing,
    async close() {
      ownClock?.stop();
      await jobs.stop();
      presence.close();
      await hints.close();
      await Promise.all([mailer.close(), limiter.close(), locks.close(), tracing.stop()]);
      await database.close();
    },
  };
}
const purgeKeysJob = ({ database, clock }: Pick<Platform, 'database' | 'clock'>): JobDefinition => job({ name: 'platform.purge-idempotency-keys', schedule: '17 3 * * *', handle: () => purgeIdempotencyKeys(database.reader, clock.now()) });

/** Brings the database to the newest schema; safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const database = await openDatabase({ url, entities, migrations, poolSize: 2, statementTimeout: 0 });
  try {
    await withLock(url, MIGRATION_LOCK, () => database.orm.migrator.up());
  } finally {
    await database.close();
  }
}
