import type { Delivery } from '../tables.ts';
import type { Event } from '../wire-types.ts';
import type { World } from '../world.ts';
import { createDeliveryFaults, takes, type DeliveryFaults, type DeliverySettings } from './delivery-faults.ts';
import { send } from './send.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Stripe's own steps are not published; these grow likewise and end after three days. */
const BACKOFF = [2 * SECOND, 10 * SECOND, 60 * SECOND, 300 * SECOND, HOUR / 2, 2 * HOUR, 6 * HOUR, 12 * HOUR];
const GIVEN_UP_AFTER = 72 * HOUR;
const LONGEST_TIMER = 60 * SECOND;
const DELAYED = 'delayed';

export interface Deliveries {
  /** Starts sending what is due, in the background. */
  wake(): void;
  /** Resolves when nothing more is due now; at once while paused. */
  pending(): Promise<void>;
  set(settings: DeliverySettings): void;
  settings(): Readonly<DeliveryFaults>;
  stop(): Promise<void>;
}

function waiting(world: World): Delivery[] {
  return [...world.tables.delivery.values()].filter((each) => each.state === 'pending');
}

function nextDue(world: World, faults: DeliveryFaults): Delivery | undefined {
  const due = waiting(world).filter((each) => each.nextAttemptAt <= world.clock.now());
  if (faults.order === 'random') return due[Math.floor(Math.random() * due.length)];
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

async function attempt(world: World, delivery: Delivery, faults: DeliveryFaults, stopped: AbortSignal): Promise<void> {
  const event = world.tables.event.get(delivery.event);
  const endpoint = world.tables.webhook_endpoint.get(delivery.endpoint);
  if (!event || !endpoint) {
    world.tables.delivery.delete(delivery.id);
    return;
  }
  const isFirst = delivery.attempts === 0 && delivery.lastOutcome !== DELAYED;
  if (isFirst && takes(faults, 'dropNext', event.type)) {
    settle(world, delivery, event, 'failed', 'dropped');
    return;
  }
  if (isFirst && takes(faults, 'delayNext', event.type)) {
    Object.assign(delivery, { lastOutcome: DELAYED, nextAttemptAt: world.clock.now() + faults.delaySeconds * SECOND });
    return;
  }
  delivery.attempts += 1;
  const once = (): Promise<string> => send(endpoint.url, endpoint.secret, event, faults.signatureSkewSeconds, stopped);
  const outcome = takes(faults, 'failNext', event.type) ? 'unreachable' : await once();
  if (stopped.aborted) return;
  if (!/^2\d\d$/.test(outcome)) {
    postpone(world, delivery, event, outcome);
    return;
  }
  if (takes(faults, 'duplicateNext', event.type)) await once();
  settle(world, delivery, event, 'delivered', outcome);
}

/** Sends what is due, one after the other, until nothing is. */
async function drain(world: World, faults: DeliveryFaults, changed: () => void, stopped: AbortSignal): Promise<void> {
  while (!faults.paused && !stopped.aborted) {
    const delivery = nextDue(world, faults);
    if (!delivery) return;
    await attempt(world, delivery, faults, stopped);
    changed();
  }
}

/** Delivers in the background and retries with backoff on the sandbox's clock. */
export function createDeliveries(world: World, changed: () => void): Deliveries {
  const faults = createDeliveryFaults();
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
