import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { startFloor, type FloorServer } from '../support/floor-server.ts';
import { HOSTILE_DOCUMENTS } from '../support/hostile-documents.ts';
import { connect as connectTo, openSocket, type Frame, type RawSocket, type SocketOptions } from '../support/raw-socket.ts';
import { SOCKET_LIMITS } from '../../src/http/options.ts';
import { RequestError } from '../../src/kernel/request-error.ts';

const TICKS = 'subscription { ticks { n } }';
const open: RawSocket[] = [];
let floor: FloorServer;
beforeAll(async () => {
  floor = await startFloor({ http: { sockets: { sessionCheckMilliseconds: 100 } } });
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await eventually(() => floor.modules.events.listeners === 0);
  floor.faults.length = 0;
});
afterAll(() => floor.stop());

const kept = (socket: RawSocket): RawSocket => (open.push(socket), socket);
const raw = async (options?: SocketOptions): Promise<RawSocket> => kept(await openSocket(floor.url, options));
const connect = async (token?: string, options?: SocketOptions): Promise<RawSocket> => kept(await connectTo(floor.url, token, options));
const codeOf = (frame: Frame | undefined): unknown => [frame?.type, frame?.payload?.[0]?.extensions?.code];
const listening = (count: number): Promise<boolean> => eventually(() => floor.modules.events.listeners === count);

describe('C. the protocol', () => {
  test('C1 without the subprotocol it closes with 4406', async () => {
    expect((await (await raw({ protocol: null })).closed).code).toBe(4406);
  });
  test.each([{ what: 'no JSON', message: '{' }, { what: 'an unknown type', message: '{"type":"start"}' }, { what: 'a list', message: '[]' }, { what: 'no id', message: '{"type":"subscribe","payload":{"query":"x"}}' }, { what: 'an id of 129 characters', message: JSON.stringify({ type: 'subscribe', id: 'x'.repeat(129), payload: { query: TICKS } }) }])('C2 $what closes with 4400', async ({ message }) => {
    const socket = await raw();
    socket.send(message);
    expect((await socket.closed).code).toBe(4400);
  });
  test('C3 a subscription before the acknowledgement closes with 4401', async () => {
    const socket = await raw();
    socket.send({ id: '1', type: 'subscribe', payload: { query: TICKS } });
    expect((await socket.closed).code).toBe(4401);
  });
  test('C4 a second init closes with 4429', async () => {
    const socket = await connect();
    socket.send({ type: 'connection_init' });
    expect((await socket.closed).code).toBe(4429);
  });
  test('an id of 128 characters is answered under it', async () => {
    const socket = await connect();
    const id = 'x'.repeat(128);
    expect((await socket.subscribe(id, { query: 'subscription { nothing }' }))?.type).toBe('error');
  });
  test('C5 an id that is in use closes with 4409', async () => {
    const socket = await connect();
    for (const _ of [1, 2]) socket.send({ id: '1', type: 'subscribe', payload: { query: TICKS } });
    expect((await socket.closed).code).toBe(4409);
  });
  test('C6 without init it closes with 4408 after 3 s', async () => {
    const started = performance.now();
    expect((await (await raw()).closed).code).toBe(4408);
    expect(performance.now() - started).toBeGreaterThan(2_900);
    expect(SOCKET_LIMITS.initMilliseconds).toBe(3_000);
  });
  test('C7 a bad token in the init closes with 4403', async () => {
    for (const payload of [{ authorization: 'Bearer nonsense' }, { authorization: 'Basic YQ==' }, { token: 'nonsense' }]) {
      const socket = await raw();
      socket.send({ type: 'connection_init', payload });
      expect((await socket.closed).code).toBe(4403);
      expect(socket.frames).toEqual([]);
    }
  });
});

describe('C8. the end of a session', () => {
  test('a token that expires closes with 4401', async () => {
    const { token } = floor.signIn({ seconds: 60 });
    const socket = await connect(token);
    floor.clock.advance(61_000);
    expect((await socket.closed).code).toBe(4401);
  });
  test('a session that is revoked closes with 4403, and only its own sockets', async () => {
    const [gone, stays] = [floor.signIn(), floor.signIn()];
    const [first, second] = [await connect(gone.token), await connect(stays.token)];
    floor.endSession(gone.viewer);
    expect((await first.closed).code).toBe(4403);
    await second.subscribe('1', { query: '{' });
    expect(second.socket.readyState).toBe(second.socket.OPEN);
  });
});

describe('C9–C12. amounts', () => {
  test('C9 the 21st subscription of a socket is refused, the others go on', async () => {
    const socket = await connect();
    for (let id = 1; id <= 20; id++) socket.send({ id: String(id), type: 'subscribe', payload: { query: TICKS } });
    await listening(20);
    expect(codeOf(await socket.subscribe('21', { query: TICKS }))).toEqual(['error', 'RATE_LIMITED']);
    floor.modules.events.send({ n: 1 });
    for (let id = 1; id <= 20; id++) expect((await socket.heard((frame) => frame.id === String(id)))?.payload.data).toEqual({ ticks: { n: 1 } });
    socket.send({ id: '1', type: 'complete' });
    await listening(19);
    socket.send({ id: '22', type: 'subscribe', payload: { query: TICKS } });
    await listening(20);
  });
  test('C10 the 6th socket of a person is closed with 4429', async () => {
    const { token } = floor.signIn();
    for (let count = 1; count <= 5; count++) await connect(token);
    const sixth = await raw();
    sixth.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect((await sixth.closed).code).toBe(4429);
    open[0]!.close();
    await eventually(async () => {
      const again = await connect(token);
      return again.frames.length > 0;
    });
  });
  test('C10 the 51st socket of an address is closed with 4429', async () => {
    const own = await startFloor({ http: { sockets: { initMilliseconds: 60_000 } } });
    const sockets = await Promise.all(Array.from({ length: 51 }, () => openSocket(own.url)));
    const closed = await Promise.race(sockets.map((socket) => socket.closed));
    expect(closed.code).toBe(4429);
    expect(sockets.filter(({ socket }) => socket.readyState === socket.OPEN).length).toBe(50);
    for (const socket of sockets) socket.close();
    await own.stop();
  });
  test('C11 a frame above 64 KiB closes with 1009', async () => {
    const socket = await connect();
    socket.send({ id: '1', type: 'subscribe', payload: { query: `${TICKS} # ${'x'.repeat(66_000)}` } });
    expect((await socket.closed).code).toBe(1009);
  });
  test('a ping of the WebSocket is answered with what it brought; pings without end are cut off', async () => {
    const { socket, closed } = await connect();
    const answers: string[] = [];
    socket.on('pong', (data) => answers.push(String(data)));
    socket.ping('here?');
    await eventually(() => answers.length === 1);
    expect(answers).toEqual(['here?']);
    for (let count = 1; count <= 1_000; count++) socket.ping();
    expect((await closed).code).toBe(4429);
    expect(answers.length).toBeLessThan(1_000);
  });
  test('C12 subscribing and completing without end is slowed down, then cut off', async () => {
    const socket = await connect();
    for (let id = 1; id <= 1_000; id++) {
      socket.send({ id: String(id), type: 'subscribe', payload: { query: TICKS } });
      socket.send({ id: String(id), type: 'complete' });
    }
    expect((await socket.closed).code).toBe(4429);
    await listening(0);
  });
});

describe('A24, A25. documents over WebSocket', () => {
  test.each([{ query: '{ email }' }, { query: 'query Named { email }' }, { query: 'mutation { touch }' }])('A24 $query is not allowed', async ({ query }) => {
    const socket = await connect();
    expect(codeOf(await socket.subscribe('1', { query }))).toEqual(['error', 'OPERATION_NOT_ALLOWED']);
    expect(floor.modules.effects).toEqual([]);
  });
  test.each(HOSTILE_DOCUMENTS.filter(({ name }) => !name.includes('5,000')))('A25 $name is an error, and the socket goes on', async ({ query, variables }) => {
    const socket = await connect();
    const asSubscription = query.startsWith('{') ? `subscription ${query}` : query.replace(/^query/, 'subscription');
    for (const [id, text] of Object.entries({ asked: query, subscribed: asSubscription })) {
      const frame = await socket.subscribe(id, { query: text, variables });
      expect([frame?.type, frame?.payload[0].extensions.code]).toEqual(['error', expect.stringMatching(/^(TOO_COMPLEX|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|OPERATION_NOT_ALLOWED)$/)]);
      expect(JSON.stringify(frame)).not.toMatch(/call stack|Did you mean/);
    }
    expect(floor.faults).toEqual([]);
    socket.send({ type: 'ping' });
    expect(await socket.heard(({ type }) => type === 'pong')).toBeDefined();
  });
});

describe('a subscription', () => {
  test('tells each event with its cost, and an event that fails does not end it', async () => {
    const socket = await connect();
    socket.send({ id: '1', type: 'subscribe', payload: { query: TICKS } });
    await listening(1);
    for (const n of [12, 13, 14]) floor.modules.events.send({ n });
    await eventually(() => socket.frames.filter(({ type }) => type === 'next').length === 3);
    const [first, failed, last] = socket.frames.filter(({ type }) => type === 'next').map(({ payload }) => payload);
    expect(first).toEqual({ data: { ticks: { n: 12 } }, extensions: { cost: { requested: 1, limit: 5_000 } } });
    expect([failed.data, failed.errors[0].message, failed.errors[0].extensions]).toEqual([null, 'Something went wrong', { code: 'INTERNAL', errorId: expect.stringMatching(/^err_/) }]);
    expect(last.data).toEqual({ ticks: { n: 14 } });
  });
  test('ends its source at once when the client completes it, without waiting for an event', async () => {
    const socket = await connect();
    socket.send({ id: '1', type: 'subscribe', payload: { query: TICKS } });
    await listening(1);
    socket.send({ id: '1', type: 'complete' });
    await listening(0);
    socket.send({ id: '1', type: 'subscribe', payload: { query: TICKS } });
    await listening(1);
    socket.close();
    await listening(0);
  });
  test('that is refused or breaks is told as an error with the masked reason', async () => {
    const socket = await connect();
    const refused = await socket.subscribe('1', { query: 'subscription { ticks(fail: "refused") { n } }' });
    expect([refused?.type, refused?.payload]).toEqual(['error', [expect.objectContaining({ extensions: { code: 'FORBIDDEN', reason: 'NOT_A_MEMBER' } })]]);
    const broken = await socket.subscribe('2', { query: 'subscription { ticks(fail: "fault") { n } }' });
    expect(broken?.payload[0]).toMatchObject({ message: 'Something went wrong', extensions: { code: 'INTERNAL' } });
    expect(codeOf(await socket.subscribe('3', { query: 'subscription { privateTicks { n } }' }))).toEqual(['error', 'UNAUTHENTICATED']);
    socket.send({ id: '4', type: 'subscribe', payload: { query: TICKS } });
    await listening(1);
    floor.modules.events.fail(new RequestError('FORBIDDEN', 'errors.forbidden', {}, { reason: 'REMOVED' }));
    expect((await socket.heard(({ id }) => id === '4'))?.payload[0].extensions).toEqual({ code: 'FORBIDDEN', reason: 'REMOVED' });
    expect(JSON.stringify(socket.frames)).not.toMatch(/relation|tick"/);
  });
  test('speaks the language of the viewer', async () => {
    const { token } = floor.signIn({ locale: 'zh-CN' });
    const frame = await (await connect(token)).subscribe('1', { query: '{ email }' });
    expect(frame?.payload[0].message).toBe('WebSocket 仅支持订阅。');
  });
});
