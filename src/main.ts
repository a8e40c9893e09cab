import { compose } from './compose.ts';
import { serve } from './compose/http.ts';
import { migrate } from './compose/platform.ts';
import { endOnSignals } from './compose/run.ts';
import { withDatabase } from './compose/with-database.ts';
import { exitOnFaults, readConfig } from './config.ts';

// The API process of a deployment. Migrations run here under the migrator's lock, so that the first process up does them.
const config = exitOnFaults(readConfig());
const composition = await withDatabase(config.database.url, async () => {
  await migrate(config.database.url);
  return compose(config);
});
const { logger } = composition.platform;
const server = await serve(composition);
await server.listen({ host: config.http.host, port: config.http.port });
logger.info({ address: config.http.publicUrl, milliseconds: Math.round(performance.now()) }, 'ready');

endOnSignals(logger, async () => {
  await server.drain();
  await composition.close();
});
