import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeId } from '../../src/kernel/id.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { randomName } from '../support/world.ts';

interface Event {
  readonly seq: number;
  readonly message: { readonly body: string };
}
type Follow = (options: { url: string; roomId: string; after: number; token: () => Promise<string>; onEvent: (event: Event) => void; fetchAnew: () => Promise<number> }) => Promise<{ ended: unknown; reason?: string }>;
interface Notice {
  readonly __typename: string;
  readonly cursor: string;
  readonly message?: { readonly body: string };
}
type FollowAll = (options: {
  url: string; cursor: string | null; positions: Map<string, number>; token: () => Promise<string>; fetchAnew: (roomId: string) => Promise<number>;
  onRoomEvent: (roomId: string, event: Event) => void; onNotice: (notice: Notice) => void;
}) => Promise<{ ended: unknown }>;
const CLIENT = path.resolve('docs/follow-room.js');
const CLIENT_OF_ALL = path.resolve('docs/follow-all-rooms.js');

let app: TestApp;
let line: CutLine;
beforeAll(async () => {
  app = await startApp();
  line = await cutLine(Number(new URL(await app.listen()).port));
});
afterAll(async () => {
  line.close();
  await app.stop();
});

interface CutLine {
  readonly port: number;
  /** Ends every connection, as a bad network does. */
  cut(): void;
  close(): void;
}
async function cutLine(to: number): Promise<CutLine> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(to, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return { port: (server.address() as net.AddressInfo).port, cut, close: () => void (cut(), server.close()) };
}

test.each([CLIENT, CLIENT_OF_ALL])('the page about streams shows the client that is tested here: %s', (file) => {
  expect(fs.readFileSync('docs/streams.md', 'utf8')).toContain(`\`\`\`js\n${fs.readFileSync(file, 'utf8')}\`\`\``);
});

test('the client of the page follows a room over a cut line, once and in order, until access is lost', async () => {
  const { follow } = (await import(pathToFileURL(CLIENT).href)) as { follow: Follow };
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const made = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!made.ok) throw new Error(made.failure.kind);
  const send = (body: string): Promise<unknown> => app.modules.chat.sendMessage(owner, { roomId: made.value.room.id, body, idempotencyKey: randomName('key') });
  await send('一');
  await send('二');

  const seen: string[] = [];
  const token = await app.world.tokenOf(member);
  let connections = 0;
  const ended = follow({
    url: `ws://127.0.0.1:${line.port}/graphql`, roomId: encodeId('Room', made.value.room.id), after: 1,
    token: async () => (connections++, token), onEvent: ({ seq, message }) => void seen.push(`${seq} ${message.body}`), fetchAnew: async () => 0,
  });
  await eventually(() => seen.length === 1);
  line.cut();
  await send('三');
  await send('四');
  await eventually(() => seen.length === 3);
  expect(seen).toEqual(['2 二', '3 三', '4 四']);
  expect(connections).toBeGreaterThanOrEqual(2);

  expect((await app.modules.communities.leaveCommunity(member, community.id)).ok).toBe(true);
  expect(await ended).toEqual({ ended: 'FORBIDDEN', reason: 'MEMBERSHIP_ENDED' });
});

test('the client of all rooms follows them by one socket, over a cut line, into new rooms and out of lost ones', async () => {
  const { followAll } = (await import(pathToFileURL(CLIENT_OF_ALL).href)) as { followAll: FollowAll };
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const { id: memberId } = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow();
  const open = async (): Promise<{ uuid: string; id: string }> => {
    const made = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
    if (!made.ok) throw new Error(made.failure.kind);
    return { uuid: made.value.room.id, id: encodeId('Room', made.value.room.id) };
  };
  const send = (room: { uuid: string }, body: string, more: object = {}) => app.modules.chat.sendMessage(owner, { roomId: room.uuid, body, idempotencyKey: randomName('key'), ...more });
  const [first, second] = [await open(), await open()];
  await send(first, '以前');
  const [seen, notices] = [[] as string[], [] as Notice[]];
  const positions = new Map([[first.id, 1], [second.id, 0]]);
  let valid = await app.world.tokenOf(member);
  let connections = 0;
  const ended = followAll({
    url: `ws://127.0.0.1:${line.port}/graphql`, cursor: null, positions, token: async () => (connections++, valid), fetchAnew: async () => 0,
    onRoomEvent: (roomId, { seq, message }) => void seen.push(`${roomId === first.id ? '甲' : roomId === second.id ? '乙' : '丙'}${seq} ${message.body}`), onNotice: (notice) => void notices.push(notice),
  });
  const saw = (...lines: string[]) => eventually(() => lines.every((text) => seen.includes(text)) && seen.length === lines.length, { within: 30_000 });
  await send(first, '一');
  await saw('甲2 一');
  line.cut();
  await send(second, '二', { mentionedMemberIds: [memberId] });
  const third = await open();
  await send(third, '三');
  await saw('甲2 一', '乙1 二', '丙1 三');
  await eventually(() => notices.some(({ __typename, message }) => __typename === 'Mentioned' && message!.body === '二'), { within: 30_000 });
  expect([...positions]).toEqual([[first.id, 2], [second.id, 1], [third.id, 1]]);

  expect((await app.modules.communities.leaveCommunity(member, community.id)).ok).toBe(true);
  await app.platform.jobs.drain();
  await eventually(() => positions.size === 0, { within: 30_000 });
  expect(notices.map(({ __typename }) => __typename).sort()).toEqual(['MembershipChanged', 'Mentioned']);
  expect(connections).toBeGreaterThan(1);
  valid = 'no token any more';
  line.cut();
  expect(await ended).toEqual({ ended: 4403 });
}, 120_000);
