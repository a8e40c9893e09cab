import { describe, expect, test } from '@jest/globals';
import { createFaultReporter } from '../../src/platform/observability/faults.ts';
import { createLogger, inRequest, requestIdFrom, type Logger } from '../../src/platform/observability/logger.ts';
import { createMetrics } from '../../src/platform/observability/metrics.ts';
import { createTracing, NO_TRACING } from '../../src/platform/observability/tracing.ts';
import { localServer } from './support/local-server.ts';

function recordingLogger(): { logger: Logger; lines: Record<string, unknown>[]; text: () => string } {
  const raw: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line: string) => { raw.push(line); lines.push(JSON.parse(line) as Record<string, unknown>); } },
  });
  return { logger, lines, text: () => raw.join('') };
}

describe('logger', () => {
  test('what names or authenticates a person never reaches a line, however it is logged', () => {
    const { logger, text } = recordingLogger();
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.canarysignature';
    logger.info({ headers: { authorization: 'Bearer canary-1', cookie: 'canary-2', 'set-cookie': ['canary-3'] } }, 'headers');
    logger.info({ user: { email: 'canary-4@example.com', passwordHash: 'canary-5', deep: { refreshToken: 'canary-6', sessionKey: 'canary-7' } } }, 'user');
    logger.info({ message: { body: 'canary-8', bodyHtml: '<p>canary-9</p>' }, variables: { input: 'canary-10' }, openid: 'canary-11' }, 'message');
    logger.warn(`mail to canary-12@example.com failed with ${jwt} and sk_live_canary13 at smtp://user:canary-14@mail.example.com`);
    logger.info('connected to %s', 'postgres://app:canary-15@db/app');
    logger.child({ token: 'canary-16', email: 'canary-17@example.com' }).info('child');
    logger.info({ list: [{ js_code: 'canary-18' }], picture: Buffer.from('canary-19') }, 'list');
    logger.info({ req: { method: 'GET', url: '/media/a.png?signature=canary-20', headers: { authorization: 'canary-21' } } }, 'request');
    logger.info(`a bot came with xqbot_${'canary-22-'.repeat(4)}abc`);
    expect(text()).not.toMatch(/canary/);
    expect(text().trim().split('\n')).toHaveLength(9);
  });

  test('an error keeps type, code, stack and cause, but not what drivers attach', () => {
    const { logger, lines, text } = recordingLogger();
    const cause = Object.assign(new Error('duplicate key value: (canary-1@example.com)'), { code: '23505', detail: 'Key (email)=(canary-2) exists', parameters: ['canary-3'] });
    logger.error(new Error('insert failed', { cause }));
    logger.error({ err: new AggregateError([new TypeError('inner')], 'several') }, 'more');
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'insert failed', err: { type: 'Error', message: 'insert failed', stack: expect.stringContaining('observability.test'), cause: { code: '23505', message: 'duplicate key value: ([email])' } } });
    expect(lines[1]).toMatchObject({ err: { errors: [{ type: 'TypeError', message: 'inner' }] } });
    expect(text()).not.toMatch(/canary/);
  });

  test('plain facts stay readable', () => {
    const { logger, lines } = recordingLogger();
    logger.info({ port: 4000, took: 1.5, ok: true, when: new Date(0), nothing: null, contentType: 'image/png', req: { id: 'r', method: 'POST', url: '/graphql?x=1' }, res: { statusCode: 200 } }, 'done');
    expect(lines[0]).toMatchObject({ level: 'info', msg: 'done', service: 'xingqun', port: 4000, took: 1.5, ok: true, when: '1970-01-01T00:00:00.000Z', nothing: null, contentType: 'image/png', req: { id: 'r', method: 'POST', path: '/graphql' }, res: { statusCode: 200 } });
  });

  test('values that refer to themselves end', () => {
    const { logger, lines } = recordingLogger();
    const loop: Record<string, unknown> = { name: 'loop' };
    loop['self'] = loop;
    logger.info({ loop }, 'loop');
    expect(JSON.stringify(lines[0])).toContain('[deep]');
  });

  test('lines within a request carry its id, and ids from outside are taken only when harmless', async () => {
    const { logger, lines } = recordingLogger();
    await inRequest('request-0001', async () => {
      await Promise.resolve();
      logger.info({ a: 1 }, 'inside');
      logger.info({ b: 2 }, 'again');
    });
    logger.info('outside');
    expect(lines.map((line) => [line['requestId'], line['a'], line['b']])).toEqual([['request-0001', 1, undefined], ['request-0001', undefined, 2], [undefined, undefined, undefined]]);
    expect(requestIdFrom('abcDEF-12345')).toBe('abcDEF-12345');
    for (const odd of ['short', 'x'.repeat(65), 'line\nbreak-12345', '{"a":"12345678"}', undefined, ['a']]) expect(requestIdFrom(odd)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('metrics', () => {
  test('several registries stand side by side', async () => {
    const [one, other] = [createMetrics({ ofProcess: true }), createMetrics()];
    one.errorTold('FORBIDDEN');
    one.requestDone('POST', '/graphql', 200, 0.02);
    one.socketOpened();
    one.socketOpened();
    one.socketClosed(1001);
    const { body, contentType } = await one.render();
    expect(contentType).toContain('text/plain');
    expect(body).toContain('xingqun_errors_total{code="FORBIDDEN"} 1');
    expect(body).toContain('xingqun_http_request_seconds_count{method="POST",route="/graphql",status="200"} 1');
    expect(body).toContain('xingqun_websockets 1');
    expect(body).toContain('xingqun_websocket_closings_total{code="1001"} 1');
    expect(body).toContain('process_resident_memory_bytes');
    expect((await other.render()).body).not.toContain('FORBIDDEN');
  });

  test('clients cannot make series without end', async () => {
    const metrics = createMetrics();
    for (let index = 0; index < 300; index++) metrics.operationDone(`Operation${index}`, 'query', 'ok', 0.01);
    const { body } = await metrics.render();
    expect(body.match(/xingqun_graphql_operation_seconds_count\{/g)).toHaveLength(201);
    expect(body).toContain('xingqun_graphql_operation_seconds_count{operation="other",kind="query",outcome="ok"} 100');
  });
});

test('a fault is logged with its cause and counted, and the client is told only its id', async () => {
  const { logger, lines } = recordingLogger();
  const metrics = createMetrics();
  const reportFault = createFaultReporter({ logger, metrics });
  const errorId = reportFault(new Error('broken', { cause: new Error('deeper') }), { area: 'graphql', operation: 'Feed', path: 'community.posts' });
  expect(errorId).toMatch(/^err_[0-9a-f]{18}$/);
  expect(lines[0]).toMatchObject({ level: 'error', errorId, area: 'graphql', operation: 'Feed', path: 'community.posts', err: { message: 'broken', cause: { message: 'deeper' } } });
  expect(reportFault('not an error')).not.toBe(errorId);
  expect((await metrics.render()).body).toContain('xingqun_faults_total{area="graphql"} 1');
});

describe('tracing', () => {
  test('without an endpoint work simply runs', async () => {
    expect(await createTracing({ endpoint: null, serviceName: 'x' })).toBe(NO_TRACING);
    expect(await NO_TRACING.span('work', {}, async () => 7)).toBe(7);
  });

  test('spans are sent to the configured collector, and continue the trace of the caller', async () => {
    await using collector = await localServer((_request, response) => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url;
    const tracing = await createTracing({ endpoint: collector.url, serviceName: 'xingqun-test' });
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const result = tracing.span('graphql Feed', { operation: 'Feed' }, async () => { throw new RangeError('no'); }, { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    await expect(result).rejects.toThrow('no');
    await tracing.stop();
    expect(collector.received.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(['POST /v1/traces']);
    const body = collector.received[0]?.body ?? Buffer.alloc(0);
    expect(body.includes('xingqun-test') && body.includes('graphql Feed') && body.includes('RangeError')).toBe(true);
    expect(body.includes(Buffer.from(traceId, 'hex'))).toBe(true);
  });
});
