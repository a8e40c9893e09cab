import type { Delivery } from '../tables.ts';
import type { Event } from '../wire-types.ts';
import type { World } from '../world.ts';
import { send } from './send.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Stripe's own steps are not published; these grow likewise and end after three days. */
const BACKOFF = [2 * SECOND, 10 * SECOND, 60 * SECOND, 300 * SECOND, HOUR / 2, 2 * HOUR, 6 * HOUR, 12 * HOUR];
const GIVEN_UP_AFTER = 72 * HOUR;
const LONGEST_TIMER = 60 * SECOND;

/** Faults for tests. Each count is used up by the attempts or events it names. */
export interface DeliverySettings {
  paused?: boolean;
  /** So many next events never reach the endpoint; they stay in `events.list`. */
  dropNext?: number;
  /** So many next attempts fail as if the endpoint were down, and are retried. */
  failNext?: number;
  /** So many next deliveries are sent twice. */
  duplicateNext?: number;
  /** In which order due events are sent. */
  order?: 'oldest-first' | 'newest-first';
}

export interface Deliveries {
  /** Starts sending what is due, in the background. */
  wake(): void;
  /** Resolves when nothing more is due now; at once while paused. */
  pending(): Promise<void>;
  set(settings: DeliverySettings): void;
  settings(): Readonly<Required<DeliverySettings>>;
  stop(): Promise<void>;
}

type Faults = Required<DeliverySettings>;

function waiting(world: World): Delivery[] {
  return [...world.tables.delivery.values()].filter((each) => each.state === 'pending');
}

function nextDue(world: World, faults: Faults): Delivery | undefined {
  const due = waiting(world).filter((each) => each.nextAttemptAt <= world.clock.now());
  return faults.order === 'newest-first' ? due.at(-1) : due[0];
}

function settle(world: World, delivery: Delivery, event: Event, state: 'delivered' | 'failed', outcome: string): void {
  delivery.state = state;
  delivery.lastOutcome = outcome;
  if (state === 'delivered') event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
  world.tables.delivery.set(delivery.id, delivery);
}

function postpone(world: World, delivery: Delivery, event: Event, outcome: string): void {
  const wait = BACKOFF[Math.min(delivery.attempts, BACKOFF.length) - 1] ?? SECOND;
  const at = world.clock.now() + wait;
  if (at > event.created * SECOND + GIVEN_UP_AFTER && delivery.attempts > BACKOFF.length) {
    settle(world, delivery, event, 'failed', outcome);
    return;
  }
  delivery.lastOutcome = outcome;
  delivery.nextAttemptAt = at;
}

async function attempt(world: World, delivery: Delivery, faults: Faults, stopped: AbortSignal): Promise<void> {
  const event = world.tables.event.get(delivery.event);
  const endpoint = world.tables.webhook_endpoint.get(delivery.endpoint);
  if (!event || !endpoint) {
    world.tables.delivery.delete(delivery.id);
    return;
  }
  if (faults.dropNext > 0 && delivery.attempts === 0) {
    faults.dropNext -= 1;
    settle(world, delivery, event, 'failed', 'dropped');
    return;
  }
  delivery.attempts += 1;
  const isFault = faults.failNext > 0;
  if (isFault) faults.failNext -= 1;
  const outcome = isFault ? 'unreachable' : await send(endpoint.url, endpoint.secret, event, stopped);
  if (stopped.aborted) return;
  if (!/^2\d\d$/.test(outcome)) {
    postpone(world, delivery, event, outcome);
    return;
  }
  if (faults.duplicateNext > 0) {
    faults.duplicateNext -= 1;
    await send(endpoint.url, endpoint.secret, event, stopped);
  }
  settle(world, delivery, event, 'delivered', outcome);
}

/** Sends what is due, one after the other, until nothing is. */
async function drain(world: World, faults: Faults, changed: () => void, stopped: AbortSignal): Promise<void> {
  while (!faults.paused && !stopped.aborted) {
    const delivery = nextDue(world, faults);
    if (!delivery) return;
    await attempt(world, delivery, faults, stopped);
    changed();
  }
}

/** Delivers in the background and retries with backoff on the sandbox's clock. */
export function createDeliveries(world: World, changed: () => void): Deliveries {
  const faults: Faults = { paused: false, dropNext: 0, failNext: 0, duplicateNext: 0, order: 'oldest-first' };
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const isIdle = (): boolean => faults.paused || stopping.signal.aborted;

  const scheduleRetry = (): void => {
    clearTimeout(timer);
    const times = waiting(world).map((each) => each.nextAttemptAt);
    if (isIdle() || times.length === 0) return;
    const wait = Math.max(Math.min(...times) - world.clock.now(), 0);
    timer = setTimeout(wake, Math.min(wait, LONGEST_TIMER)).unref();
  };
  const wake = (): void => {
    running ??= drain(world, faults, changed, stopping.signal).finally(() => {
      running = null;
      scheduleRetry();
    });
  };
  return {
    wake,
    async pending() {
      while (!isIdle() && (running || nextDue(world, faults))) {
        wake();
        await running;
      }
    },
    set(settings) {
      Object.assign(faults, settings);
      wake();
    },
    settings: () => faults,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
