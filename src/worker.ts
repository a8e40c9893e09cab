import { compose } from './compose.ts';
import { migrate } from './compose/platform.ts';
import { endOnSignals } from './compose/run.ts';
import { withDatabase } from './compose/with-database.ts';
import { exitOnFaults, readConfig } from './config.ts';
import { createHealthServer } from './http/health-server.ts';

// The background process of a deployment: durable reactions, jobs and clocks.
const config = exitOnFaults(readConfig());
const composition = await withDatabase(config.database.url, async () => {
  await migrate(config.database.url);
  return compose(config);
});
const { logger, jobs, database, metrics } = composition.platform;
const health = await createHealthServer({ isReady: () => database.isConnected(), metrics, metricsToken: config.process.metricsToken });
await jobs.startWorker();
if (config.http.workerPort !== null) await health.listen({ host: config.http.host, port: config.http.workerPort });
logger.info({ milliseconds: Math.round(performance.now()) }, 'working');

endOnSignals(logger, async () => {
  await health.close();
  await composition.close();
});
