import type { Config } from '../config.ts';
import type { Clock } from '../kernel/clock.ts';
import { openDatabase, type Database } from '../platform/database/database.ts';
import { createDatabaseClock } from '../platform/database/database-clock.ts';
import { purgeIdempotencyKeys } from '../platform/database/idempotency.ts';
import { createUnitOfWork, type UnitOfWork } from '../platform/database/unit-of-work.ts';
import { job, type Jobs } from '../platform/jobs/jobs.ts';
import { openJobs } from '../platform/jobs/pg-boss.ts';
import { createFaultReporter, type ReportFault } from '../platform/observability/faults.ts';
import { createLogger, type Logger } from '../platform/observability/logger.ts';
import { createMetrics, type Metrics } from '../platform/observability/metrics.ts';
import { createAccessTokens, type AccessTokens } from '../platform/tokens/access-tokens.ts';
import { createPasswords, type Passwords } from '../platform/tokens/passwords.ts';
import { migrations } from '../../migrations/index.ts';
import { entities } from '../entities.ts';

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
  close(): Promise<void>;
}
/** What tests put in place of the real thing: time, and patience. */
export interface PlatformOverrides {
  readonly clock?: Clock;
  readonly jobRetryDelay?: number;
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
  const clock = overrides.clock ?? ownClock!;
  const jobs = await openJobs({
    url: config.database.url, onError: (error) => void reportFault(error, { area: 'jobs' }),
    ...(overrides.jobRetryDelay === undefined ? {} : { retryDelay: overrides.jobRetryDelay }),
  });
  const platform: Platform = {
    config, clock, logger, metrics, reportFault, database, jobs,
    uow: createUnitOfWork(database, jobs, clock),
    accessTokens: createAccessTokens({ secrets: config.accounts.tokenSecrets as [string, ...string[]], issuer: config.http.publicUrl, seconds: config.accounts.accessTokenSeconds, clock }),
    passwords: createPasswords(),
    async close() {
      ownClock?.stop();
      await jobs.stop();
      await database.close();
    },
  };
  jobs.register({ reactions: [], jobs: [job({ name: 'platform.purge-idempotency-keys', schedule: '17 3 * * *', handle: () => purgeIdempotencyKeys(database.reader, clock.now()) })] });
  return platform;
}

/** Brings the database to the newest schema; safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const database = await openDatabase({ url, entities, migrations, poolSize: 2, statementTimeout: 0 });
  try {
    await database.orm.migrator.up();
  } finally {
    await database.close();
  }
}
