import path from 'node:path';
import { compose, type Composition } from './compose.ts';
import { claimDataDirectory, DirectoryInUseError, generatedSecrets } from './compose/data-directory.ts';
import { serve } from './compose/http.ts';
import { migrate } from './compose/platform.ts';
import { endOnSignals } from './compose/run.ts';
import { startTable, type StartFacts } from './compose/start-table.ts';
import { exitOnFaults, EXIT_CONFIG, readConfig, readStartConfig, withGenerated, type Environment } from './config.ts';
import { ensureDemo, withPast } from './demo/index.ts';
import { createDatabase } from './platform/database/databases.ts';
import { startEmbeddedPostgres } from './platform/database/embedded/server.ts';
import { startSandbox, type Sandbox } from './sandbox/index.ts';

// Everything on a bare machine in one process: embedded PostgreSQL, Stripe sandbox, demo data, API and worker.
const DAY_SECONDS = 86_400;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (line: string, code: number): never => {
  process.stderr.write(`${line}\n`);
  process.exit(code);
};

const start = exitOnFaults(readStartConfig());
if (start.process.environment === 'production') refuse('npm start is for trying and developing. In production run: npm run start:api and npm run start:worker', EXIT_CONFIG);
const directory = path.resolve(start.process.dataDirectory!);
const { host, port } = start.http;
const address = `http://${host}:${port}`;
const release = claim();
process.once('exit', release);

const database = await openServer();
const sandbox = await openSandbox();
const config = exitOnFaults(readConfig(withGenerated(environmentOf(database.url, sandbox))));
say('Preparing the database …');
await migrate(config.database.url);
const composition = await compose(config, { isAlone: true, wrapClock: withPast });
const server = await serve(composition);
const people = await ensureDemo(composition, say);
await composition.platform.jobs.startWorker();
await server.listen({ host: config.http.host, port: config.http.port });
say(`\n${startTable({ address, sandbox: sandbox.url, tokens: await tokensFor(composition) })}\n`);
say(`Ready at ${address} after ${(performance.now() / 1_000).toFixed(1)} s. Ctrl-C stops everything.`);

endOnSignals(composition.platform.logger, async () => {
  say('Stopping …');
  await server.drain();
  await composition.close();
  await sandbox.stop();
  await database.stop();
  say('Stopped.');
});

function claim(): () => void {
  try {
    return claimDataDirectory(directory, address);
  } catch (error) {
    if (error instanceof DirectoryInUseError) return refuse(`Xingqun already runs on this data directory: ${error.address} (process ${error.pid}). Stop it, or set PORT, SANDBOX_PORT and DATA_DIRECTORY for a second copy.`, 1);
    throw error;
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  if (start.database.url) return { url: start.database.url, stop: async () => {} };
  say('Starting PostgreSQL …');
  const postgres = await startEmbeddedPostgres({ directory });
  await createDatabase(postgres.url('postgres'), 'xingqun');
  return { url: postgres.url('xingqun'), stop: () => postgres.stop() };
}

async function openSandbox(): Promise<Sandbox> {
  say('Starting the Stripe sandbox …');
  const secrets = withGenerated(generatedSecrets(directory));
  return startSandbox({
    port: start.payments.sandboxPort!, webhookUrl: `${address}/webhooks/stripe`, webhookSecret: secrets.STRIPE_WEBHOOK_SECRET!.split(',')[0]!.trim(), stateFile: path.join(directory, 'sandbox.json'),
  });
}

function environmentOf(databaseUrl: string, { url }: Sandbox): Environment {
  return { ...generatedSecrets(directory), DATABASE_URL: databaseUrl, PUBLIC_URL: address, STRIPE_API_BASE: url, STAFF_EMAILS: 'staff@example.com' };
}

async function tokensFor({ modules }: Composition): Promise<StartFacts['tokens']> {
  const tokenOf = async (userId: string): Promise<string> => (await modules.identity.openSessionFor(userId, { accessTokenSeconds: DAY_SECONDS })).tokens.accessToken;
  return [
    { who: 'visitor', token: null },
    { who: 'member', token: await tokenOf(people.memberId) },
    { who: 'paid member', token: await tokenOf(people.paidMemberId) },
    { who: 'owner', token: await tokenOf(people.ownerId) },
    { who: 'staff', token: await tokenOf(people.staffId) },
  ];
}
