import { compose } from './compose.ts';
import { migrate } from './compose/platform.ts';
import { endOnSignals } from './compose/run.ts';
import { exitOnFaults, readConfig } from './config.ts';

// The background process of a deployment: durable reactions, jobs and clocks.
const config = exitOnFaults(readConfig());
await migrate(config.database.url);
const composition = await compose(config);
const { logger, jobs } = composition.platform;
await jobs.startWorker();
logger.info({ milliseconds: Math.round(performance.now()) }, 'working');

endOnSignals(logger, () => composition.close());
