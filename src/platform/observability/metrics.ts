import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MAX_NAMES = 200;
/** The lag of the event loop is looked at this often; ten times as often would cost an idle process most of what it costs. */
const LAG_EVERY = 100;

/** Names that clients choose must not make series without end: after the first 200, `other`. */
function boundedNames(limit: number): (name: string) => string {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= limit) return 'other';
    known.add(name);
    return name;
  };
}

export type OperationKind = 'query' | 'mutation' | 'subscription';
export type Metrics = ReturnType<typeof createMetrics>;

/** The counters of one process. A registry of its own, so that tests can run several servers side by side. */
export function createMetrics(options: { readonly ofProcess?: boolean } = {}) {
  const registry = new Registry();
  const registers = [registry];
  if (options.ofProcess === true) collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_EVERY });

  const http = new Histogram({ name: 'xingqun_http_request_seconds', help: 'HTTP requests by route and status.', labelNames: ['method', 'route', 'status'], buckets: SECONDS, registers });
  const operations = new Histogram({ name: 'xingqun_graphql_operation_seconds', help: 'GraphQL operations by name and outcome.', labelNames: ['operation', 'kind', 'outcome'], buckets: SECONDS, registers });
  const errors = new Counter({ name: 'xingqun_errors_total', help: 'Top-level errors told to clients, by code.', labelNames: ['code'], registers });
  const faults = new Counter({ name: 'xingqun_faults_total', help: 'Faults by the part that met them.', labelNames: ['area'], registers });
  const sockets = new Gauge({ name: 'xingqun_websockets', help: 'Open WebSockets.', registers });
  const closings = new Counter({ name: 'xingqun_websocket_closings_total', help: 'Closed WebSockets by code.', labelNames: ['code'], registers });
  const subscriptions = new Gauge({ name: 'xingqun_subscriptions', help: 'Running subscriptions.', registers });
  const delivered = new Counter({ name: 'xingqun_live_events_total', help: 'Events delivered to subscribers.', registers });
  const unavailable = new Counter({ name: 'xingqun_live_events_unavailable_total', help: 'Events that could not be shown and were told as unavailable. Raise an alarm for any.', registers });
  const jobs = new Histogram({ name: 'xingqun_job_seconds', help: 'Background jobs by name and outcome.', labelNames: ['job', 'outcome'], buckets: [...SECONDS, 30, 60], registers });
  let countParked: (() => Promise<number>) | null = null;
  new Gauge({ name: 'xingqun_jobs_parked', help: 'Jobs that gave up and wait for staff.', registers, async collect() { if (countParked) this.set(await countParked()); } });
  const webhooks = new Counter({ name: 'xingqun_webhooks_total', help: 'Webhooks received, by outcome.', labelNames: ['outcome'], registers });
  const operationName = boundedNames(MAX_NAMES);

  return {
    registry,
    requestDone: (method: string, route: string, status: number, seconds: number): void => http.observe({ method, route, status: String(status) }, seconds),
    operationDone: (operation: string | null, kind: OperationKind, outcome: 'ok' | 'refused' | 'fault', seconds: number): void =>
      operations.observe({ operation: operationName(operation ?? 'anonymous'), kind, outcome }, seconds),
    errorTold: (code: string): void => errors.inc({ code }),
    faulted: (area: string): void => faults.inc({ area }),
    socketOpened: (): void => sockets.inc(),
    socketClosed(code: number): void {
      sockets.dec();
      closings.inc({ code: String(code) });
    },
    subscriptionStarted: (): void => subscriptions.inc(),
    subscriptionEnded: (): void => subscriptions.dec(),
    eventsDelivered: (count: number): void => delivered.inc(count),
    eventUnavailable: (): void => unavailable.inc(),
    jobDone: (job: string, outcome: 'ok' | 'failed', seconds: number): void => jobs.observe({ job, outcome }, seconds),
    /** Counted when somebody asks for the metrics. */
    countParkedBy: (count: () => Promise<number>): void => void (countParked = count),
    webhookReceived: (outcome: 'accepted' | 'repeated' | 'refused'): void => webhooks.inc({ outcome }),
    /** The exposition format of Prometheus, with its content type. */
    render: async (): Promise<{ readonly contentType: string; readonly body: string }> => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
