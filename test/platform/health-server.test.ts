import { afterEach, expect, test } from '@jest/globals';
import { createHealthServer, type HealthServer } from '../../src/http/health-server.ts';
import { createMetrics } from '../../src/platform/observability/metrics.ts';

const METRICS_TOKEN = 'a-token-for-metrics';
let server: HealthServer | undefined;
afterEach(() => server?.close());

async function serverThatIs(state: 'ready' | 'unready' | 'broken'): Promise<string> {
  const isReady = async (): Promise<boolean> => {
    if (state === 'broken') throw new Error('no database');
    return state === 'ready';
  };
  server = await createHealthServer({ isReady, metrics: createMetrics({ ofProcess: false }), metricsToken: METRICS_TOKEN });
  return server.listen({ host: '127.0.0.1', port: 0 });
}

test.each([{ state: 'ready' as const, status: 200 }, { state: 'unready' as const, status: 503 }, { state: 'broken' as const, status: 503 }])('a worker that is $state answers $status, and lives', async ({ state, status }) => {
  const address = await serverThatIs(state);
  expect((await fetch(`${address}/ready`)).status).toBe(status);
  expect((await fetch(`${address}/live`)).status).toBe(200);
});

test('metrics are for those who hold the token', async () => {
  const address = await serverThatIs('ready');
  expect((await fetch(`${address}/metrics`)).status).toBe(403);
  expect((await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer another' } })).status).toBe(403);
  const { status, headers } = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
});
