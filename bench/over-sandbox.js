// The API or the worker as in production, or one that works when it is told to, over a sandbox: the settings of production refuse one, so its address is put in here.
import { compose } from '../dist/src/compose.js';
import { serve } from '../dist/src/compose/http.js';
import { exitOnFaults, readConfig } from '../dist/src/config.js';

const [role, port, stripeApiBase] = process.argv.slice(2);
const config = exitOnFaults(readConfig());
const composition = await compose({ ...config, payments: { ...config.payments, stripeApiBase } });
const server = role === 'api' ? await serve(composition) : null;
if (server) await server.listen({ host: '127.0.0.1', port: Number(port) });
else if (role === 'worker') await composition.platform.jobs.startWorker();
process.send('ready');
process.on('message', (job) => {
  const { jobs } = composition.platform;
  (job === 'drain' ? jobs.drain() : jobs.run(job)).then(() => process.send(null), (error) => process.send(String(error)));
});
process.once('SIGTERM', async () => {
  await server?.drain();
  await composition.close();
  process.exit(0);
});
