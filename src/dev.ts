import path from 'node:path';
import type { Composition } from './compose.ts';
import { claimDataDirectory, DirectoryInUseError, generatedSecrets } from './compose/data-directory.ts';
import { endOnSignals, openThings } from './compose/run.ts';
import { startTable, type StartFacts } from './compose/start-table.ts';
import { exitOnFaults, EXIT_CONFIG, readConfig, readStartConfig, withGenerated, type Config } from './config.ts';
import type { DemoPeople } from './demo/index.ts';
import { createDatabase } from './platform/database/databases.ts';
import { startEmbeddedPostgres } from './platform/database/embedded/server.ts';
import { freePort } from './platform/network/free-port.ts';
import type { Sandbox } from './sandbox/index.ts';

// Everything on a bare machine in one process: embedded PostgreSQL, Stripe sandbox, demo data, API and worker.
// The product is loaded while PostgreSQL starts, and only when the start is not refused.
const DAY_SECONDS = 86_400;
const SANDBOX_HOST = '127.0.0.1';
const EXIT_REFUSED = 1;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (line: string, code: number): never => {
  process.stderr.write(`${line}\n`);
  process.exit(code);
};

const start = exitOnFaults(readStartConfig());
if (start.process.environment === 'production') refuse('npm start is for trying and developing. In production run: npm run start:api and npm run start:worker', EXIT_CONFIG);
const directory = path.resolve(start.process.dataDirectory!);
const host = start.http.host!;
const things = openThings();
let isStopping = false;

endOnSignals({ info: () => {}, error: ({ err }: { err: unknown }) => process.stderr.write(`${String(err)}\n`) } as never, async () => {
  isStopping = true;
  say('Stopping …');
  await things.close();
  say('Stopped.');
});
await begin().catch(async (error: unknown) => {
  if (isStopping) return; // what was under way could not be finished
  await things.close().catch(() => {});
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE' && port) refuse(portRefusal(port === start.http.port ? 'PORT' : 'SANDBOX_PORT', port, code), EXIT_REFUSED);
  refuse(`The start failed: ${error instanceof Error ? error.stack : String(error)}`, EXIT_REFUSED);
});

async function begin(): Promise<void> {
  const { port, sandboxPort } = await claim();
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const [databaseUrl, product] = await Promise.all([start.database.url ?? openDatabase(), loadProduct()]);
  if (start.database.url !== null) await product.requireDatabase(start.database.url);
  const sandbox = await openSandbox(product, sandboxPort, address);
  const generated = { ...generatedSecrets(directory), DATABASE_URL: databaseUrl, PUBLIC_URL: address, STRIPE_API_BASE: sandbox.url, STAFF_EMAILS: product.DEMO_EMAILS.staff };
  const { composition, people } = await open(product, exitOnFaults(readConfig(withGenerated(generated))));
  const server = await product.serve(composition);
  things.add(() => server.drain());
  await server.listen({ host, port });
  say(`\n${startTable({ address, sandbox: sandbox.url, password: product.DEMO_PASSWORD, people: await withTokens(product, composition, people) })}\n`);
  say(`Ready at ${address} after ${(performance.now() / 1_000).toFixed(1)} s. Ctrl-C stops everything.`);
  await composition.platform.jobs.startWorker();
}

type Product = Awaited<ReturnType<typeof loadProduct>>;
async function loadProduct() {
  const { compose } = await import('./compose.ts'); // first, as it brings the metadata that decorators write to
  const [{ serve }, { migrate }, { requireDatabase }, demo, { startSandbox }] = await Promise.all([import('./compose/http.ts'), import('./compose/platform.ts'), import('./compose/with-database.ts'), import('./demo/index.ts'), import('./sandbox/index.ts')]);
  return { compose, serve, migrate, requireDatabase, startSandbox, ...demo };
}

/** The folder and two ports, before anything is started: a second copy is told at once what to change. */
async function claim(): Promise<{ port: number; sandboxPort: number }> {
  const [api, sandbox] = await Promise.all([freePort(host, start.http.port!), freePort(SANDBOX_HOST, start.payments.sandboxPort!)]);
  try {
    const release = claimDataDirectory(directory, `http://${host}:${'port' in api ? api.port : start.http.port}`);
    process.once('exit', release);
  } catch (error) {
    if (!(error instanceof DirectoryInUseError)) return refuse(`The data directory ${directory} cannot be used: ${(error as Error).message}. Set DATA_DIRECTORY to a folder of your own.`, EXIT_REFUSED);
    return refuse(`Xingqun already runs on this data directory: ${error.address} (process ${error.pid}). Stop it, or set PORT, SANDBOX_PORT and DATA_DIRECTORY for a second copy.`, EXIT_REFUSED);
  }
  if (!('port' in api)) return refuse(portRefusal('PORT', start.http.port!, api.refusal), EXIT_REFUSED);
  if (!('port' in sandbox)) return refuse(portRefusal('SANDBOX_PORT', start.payments.sandboxPort!, sandbox.refusal), EXIT_REFUSED);
  if (api.port === sandbox.port) return refuse('PORT and SANDBOX_PORT are the same: each needs one of its own.', EXIT_REFUSED);
  return { port: api.port, sandboxPort: sandbox.port };
}

function portRefusal(setting: string, port: number, code: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set ${setting} to a free one, for example: ${setting}=${port + 1} npm start`;
  return `Port ${port} on ${host} cannot be listened on (${code}). Set ${setting} to another one${setting === 'PORT' ? ', or HOST to an address of this machine' : ''}.`;
}

async function openDatabase(): Promise<string> {
  say('Starting PostgreSQL …');
  const postgres = await startEmbeddedPostgres({ directory });
  things.add(() => postgres.stop());
  await createDatabase(postgres.url('postgres'), 'xingqun');
  return postgres.url('xingqun');
}

async function openSandbox({ startSandbox }: Product, port: number, address: string): Promise<Sandbox> {
  say('Starting the Stripe sandbox …');
  const { STRIPE_WEBHOOK_SECRET, STRIPE_CONNECT_WEBHOOK_SECRET } = withGenerated(generatedSecrets(directory));
  const first = (secrets: string | undefined): string => secrets!.split(',')[0]!.trim();
  const endpoints = { webhookUrl: `${address}/webhooks/stripe`, webhookSecret: first(STRIPE_WEBHOOK_SECRET), connectWebhookUrl: `${address}/webhooks/stripe-connect`, connectWebhookSecret: first(STRIPE_CONNECT_WEBHOOK_SECRET) };
  const sandbox = await startSandbox({ host: SANDBOX_HOST, port, ...endpoints, stateFile: path.join(directory, 'sandbox.json') });
  things.add(() => sandbox.stop());
  return sandbox;
}

async function open({ migrate, compose, ensureDemo, withPast }: Product, config: Config): Promise<{ composition: Composition; people: DemoPeople }> {
  say('Preparing the database …');
  await migrate(config.database.url);
  const composition = await compose(config, { isAlone: true, wrapClock: withPast });
  things.add(() => composition.close());
  return { composition, people: await ensureDemo(composition, say) };
}

async function withTokens({ DEMO_EMAILS }: Product, { modules }: Composition, people: DemoPeople): Promise<StartFacts['people']> {
  const row = async (who: string, userId: string, email: string): Promise<StartFacts['people'][number]> => ({ who, email, token: (await modules.identity.openSessionFor(userId, { deviceName: 'npm start', accessTokenSeconds: DAY_SECONDS })).tokens.accessToken });
  return [
    { who: 'visitor', email: null, token: null },
    await row('member', people.memberId, DEMO_EMAILS.member),
    await row('paid member', people.paidMemberId, DEMO_EMAILS.paidMember),
    await row('owner', people.ownerId, DEMO_EMAILS.owner),
    await row('staff', people.staffId, DEMO_EMAILS.staff),
  ];
}
