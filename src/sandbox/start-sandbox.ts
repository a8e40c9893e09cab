import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createClock } from './clock.ts';
import { nextDueAt, runDues } from './flows/dues.ts';
import { changeCard } from './flows/change-card.ts';
import { forgetOld } from './housekeeping.ts';
import { connectControls, type ConnectControls } from './http/connect-control.ts';
import { createFaults, type Faults, type RequestFault } from './http/faults.ts';
import { createServer } from './http/server.ts';
import { isLoopbackHost } from './loopback.ts';
import { createMoneyControls, type MoneyControls } from './money-controls.ts';
import { pageUrl } from './resources/build-session.ts';
import { createEndpoint } from './resources/webhook-endpoints.ts';
import { openStateFile, type StateFile } from './state-file.ts';
import { createSettings } from './settings.ts';
import { createTables } from './tables.ts';
import { createDeliveries, type Deliveries } from './webhooks/deliveries.ts';
import type { DeliverySettings } from './webhooks/delivery-faults.ts';
import type { World } from './world.ts';

const LONGEST_TIMER = 30_000;
const OWN_ENDPOINT = 'The application under test';
const CONNECT_ENDPOINT = 'The application under test, for connected accounts';

export interface SandboxOptions {
  /** 0 takes a free one. */
  port: number;
  host?: '127.0.0.1' | '::1' | 'localhost';
  /** Where signed events go; only loopback. */
  webhookUrl: string;
  webhookSecret: string;
  /** Where events of connected accounts go; without it they are only listed. */
  connectWebhookUrl?: string;
  connectWebhookSecret?: string;
  /** Keeps the state between starts; without it everything is gone at the end. */
  stateFile?: string;
  /** What the sandbox's clock runs with, in milliseconds. */
  now?: () => number;
}

export interface Sandbox extends MoneyControls, ConnectControls {
  readonly url: string;
  readonly port: number;
  /** Milliseconds of the sandbox's own clock. */
  now(): number;
  /** Moves the clock forward and runs what falls due on the way. Events go out in the background. */
  advanceTo(time: Date | number): Promise<void>;
  /** Resolves when no event is due for delivery; at once while deliveries are paused. */
  deliverPending(): Promise<void>;
  /** Faults of deliveries: pausing, dropping, failing, doubling, reordering. */
  setDelivery(settings: DeliverySettings): void;
  pause(): void;
  resume(): void;
  /** A fault of the next requests to the API. */
  failNextRequest(fault: RequestFault): void;
  clearFaults(): void;
  /** Lets the clock go wrong, ahead or behind, without anything falling due. */
  skewClock(milliseconds: number): void;
  /** Gives a customer another test card. */
  changeCard(customer: string, card: string): void;
  stop(): Promise<void>;
}

/** The endpoints of the options; their addresses and secrets may differ from the last start. */
function configureEndpoint(world: World, description: string, url: string, secret: string, connect: boolean): void {
  const known = [...world.tables.webhook_endpoint.values()].find((each) => each.description === description);
  if (known) Object.assign(known, { url, secret });
  else createEndpoint(world, { url, secret, enabledEvents: ['*'], description, connect });
}

function configureEndpoints(world: World, options: SandboxOptions): void {
  configureEndpoint(world, OWN_ENDPOINT, options.webhookUrl, options.webhookSecret, false);
  const { connectWebhookUrl: url, connectWebhookSecret: secret } = options;
  if (url !== undefined && secret !== undefined) configureEndpoint(world, CONNECT_ENDPOINT, url, secret, true);
}

function renewPageUrls(world: World): void {
  for (const session of world.tables['checkout.session'].values()) {
    if (session.status === 'open') session.url = pageUrl(world, session.id);
  }
}

function createWorld(options: SandboxOptions): { world: World; state: StateFile | null } {
  const path = options.stateFile;
  const state = path === undefined ? null : openStateFile(path, () => ({ clockOffset: world.clock.offset(), tables: world.tables }));
  const { clockOffset, tables } = state?.load() ?? { clockOffset: 0, tables: {} };
  const clock = createClock(options.now ?? Date.now, clockOffset);
  const world: World = { tables: createTables(tables), clock, settings: createSettings(), baseUrl: '', request: null, account: null };
  return { world, state };
}

/** Things also fall due while nobody asks: a timer looks when the next one is expected. */
function watchDues(world: World, after: () => void): { look: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (runDues(world, world.clock.now())) after();
    forgetOld(world);
    const wait = (nextDueAt(world) ?? Infinity) - world.clock.now();
    timer = setTimeout(look, Math.min(Math.max(wait, 0), LONGEST_TIMER)).unref();
  };
  return { look, stop: () => clearTimeout(timer) };
}

interface Parts {
  world: World;
  state: StateFile | null;
  deliveries: Deliveries;
  faults: Faults;
  money: MoneyControls;
  app: FastifyInstance;
  dues: ReturnType<typeof watchDues>;
  advanceTo(time: number): void;
  after(): void;
}

function assemble(options: SandboxOptions): Parts {
  const { world, state } = createWorld(options);
  configureEndpoints(world, options);
  const faults = createFaults();
  const deliveries = createDeliveries(world, () => state?.changed());
  const after = (): void => {
    state?.changed();
    deliveries.wake();
  };
  const dues = watchDues(world, after);
  const advanceTo = (time: number): void => {
    if (time < world.clock.now()) throw new Error('The sandbox clock only goes forward.');
    runDues(world, time);
    world.clock.moveTo(time);
    dues.look();
    after();
  };
  const money = createMoneyControls(world, after);
  const app = createServer(world, { world, deliveries, faults, money, advanceTo, after });
  return { world, state, deliveries, faults, money, app, dues, advanceTo, after };
}

function controlsOf({ world, deliveries, faults, money, advanceTo, after }: Parts): Omit<Sandbox, 'url' | 'port' | 'stop'> {
  return {
    ...money,
    ...connectControls(world, after),
    now: () => world.clock.now(),
    advanceTo: async (time) => advanceTo(typeof time === 'number' ? time : time.getTime()),
    deliverPending: () => deliveries.pending(),
    setDelivery: (settings) => deliveries.set(settings),
    pause: () => deliveries.set({ paused: true }),
    resume: () => deliveries.set({ paused: false }),
    failNextRequest: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    skewClock: (milliseconds) => world.clock.skew(milliseconds),
    changeCard(customer, card) {
      changeCard(world, customer, card);
      after();
    },
  };
}

/** Starts a Stripe that runs on this machine only and moves no money. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1' } = options;
  if (!isLoopbackHost(host)) throw new Error(`The sandbox listens on loopback only, not on ${host}.`);
  const parts = assemble(options);
  const { world, app, dues, deliveries, state } = parts;
  await app.listen({ host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  world.baseUrl = `http://${host === '::1' ? '[::1]' : host}:${port}`;
  renewPageUrls(world);
  dues.look();
  parts.after();
  return {
    url: world.baseUrl,
    port,
    ...controlsOf(parts),
    async stop() {
      dues.stop();
      await app.close();
      await deliveries.stop();
      await state?.flush();
    },
  };
}
