import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';
import { startCopy, type Copy } from './support/copy.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const GATED = '私房菜谱';
const SEEN = `query ($slug: String!) {
  viewer { displayName }
  community(slug: $slug) {
    name memberCount viewerMember { role }
    topics(first: 10) { nodes { title postCount access { allowed reason } posts(first: 1) { nodes { title teaser body } } } }
    rooms(first: 10) { nodes { name access { allowed } } }
  }
}`;

let directory: string;
let copy: Copy;

beforeAll(async () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.js'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'xingqun-start-'));
  fs.chmodSync(directory, 0o755);
  copy = await startCopy(ROOT, directory, { PORT: String(await freePort()) });
}, 300_000);

afterAll(async () => {
  await copy?.end('SIGKILL');
  fs.rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** What the gated topic, the gated room and the community are to somebody. */
async function seenAs(who: string): Promise<Record<string, unknown>> {
  const { data, errors } = await copy.ask(SEEN, { slug: 'meishi' }, copy.tokens.get(who));
  expect(errors).toBeUndefined();
  const { viewer, community: { memberCount, viewerMember, topics, rooms } } = data;
  const gated = topics.nodes.find(({ title }: { title: string }) => title === GATED);
  const [{ title, teaser, body }] = gated.posts.nodes;
  expect(title && teaser).toBeTruthy();
  return {
    name: viewer?.displayName ?? null, memberCount, role: viewerMember?.role ?? null, gate: gated.access, hasBody: body !== null,
    rooms: rooms.nodes.map(({ access }: { access: { allowed: boolean } }) => access.allowed), posts: topics.nodes.reduce((sum: number, { postCount }: { postCount: number }) => sum + postCount, 0),
  };
}

describe('npm start', () => {
  test('shows its progress, a table, and then that it is ready', () => {
    expect(copy.output()).toMatch(/Starting PostgreSQL[\s\S]+Demo data: posts 300\/500[\s\S]+GraphiQL +http[\s\S]+Stripe sandbox +http[\s\S]+Health +http[\s\S]+Token: visitor[\s\S]+\nReady at http/);
    expect([...copy.tokens.keys()]).toEqual(['member', 'paid member', 'owner', 'staff']);
  });

  test('answers with every token that it has printed', async () => {
    const common = { memberCount: 31, posts: 310 };
    expect(await seenAs('visitor')).toEqual({ ...common, name: null, role: null, gate: { allowed: false, reason: 'NOT_SIGNED_IN' }, hasBody: false, rooms: [] });
    expect(await seenAs('member')).toEqual({ ...common, name: '新来的饭友', role: 'MEMBER', gate: { allowed: false, reason: 'ENTITLEMENT_MISSING' }, hasBody: false, rooms: [true, false] });
    expect(await seenAs('paid member')).toEqual({ ...common, name: '糖醋小排', role: 'MEMBER', gate: { allowed: true, reason: 'ENTITLED' }, hasBody: true, rooms: [true, true] });
    expect(await seenAs('owner')).toEqual({ ...common, name: '灶王奶奶', role: 'OWNER', gate: { allowed: true, reason: 'ROLE' }, hasBody: true, rooms: [true, true] });
    expect((await copy.ask('{ parkedJobs { name } }', {}, copy.tokens.get('staff'))).data).toEqual({ parkedJobs: [] });
    expect((await copy.ask('{ parkedJobs { name } }', {}, copy.tokens.get('owner'))).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test.each(['/graphiql', '/mailbox', '/live', '/ready', '/metrics'])('serves %s', async (page) => {
    expect((await fetch(copy.address + page)).status).toBe(200);
  });

  test('a second copy on the same folder says where the first one runs, and ends', async () => {
    expect(await runToEnd({ DATA_DIRECTORY: directory })).toEqual({ status: 1, out: '', said: `Xingqun already runs on this data directory: ${copy.address} (process ${copy.pid}). Stop it, or set PORT, SANDBOX_PORT and DATA_DIRECTORY for a second copy.\n` });
  });

  test.each(['PORT', 'SANDBOX_PORT'])('a taken %s is told in one line, before anything is started', async (setting) => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const other = path.join(directory, 'other');
    expect(await runToEnd({ DATA_DIRECTORY: other, [setting]: String(port) })).toEqual({ status: 1, out: '', said: `Port ${port} is taken by another program. Set ${setting} to a free one, for example: ${setting}=${port + 1} npm start\n` });
    expect(fs.readdirSync(other)).toEqual([]);
    taken.close();
  });

  test('production is refused in one line', async () => {
    expect(await runToEnd({ NODE_ENV: 'production', DATA_DIRECTORY: path.join(directory, 'production') })).toEqual({ status: 78, out: '', said: 'npm start is for trying and developing. In production run: npm run start:api and npm run start:worker\n' });
  });

  test('Ctrl-C ends it with its database; the next start finds what was there', async () => {
    const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { tokens { accessToken } errors { __typename } } }';
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } errors { __typename } } }';
    const account = { email: 'somebody@example.com', password: 'a good long one' };
    expect((await copy.ask(signUp, { input: { ...account, displayName: '路人' } })).data.signUp.errors).toEqual([]);
    const postmaster = Number(fs.readFileSync(path.join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isRunning(postmaster)).toBe(true);
    const before = copy.tokens.get('member');
    expect(await copy.end('SIGINT')).toBe(0);
    expect(copy.output()).toMatch(/Stopping …\nStopped\.\n$/);
    expect(isRunning(postmaster)).toBe(false);
    expect(fs.existsSync(path.join(directory, 'running.json'))).toBe(false);

    copy = await startCopy(ROOT, directory, { PORT: new URL(copy.address).port });
    expect(copy.output()).not.toContain('Demo data');
    expect((await copy.ask(signIn, { input: account })).data.signIn.errors).toEqual([]);
    expect(await seenAs('member')).toMatchObject({ memberCount: 31, posts: 310 });
    expect((await copy.ask('{ viewer { displayName } }', {}, before)).data).toEqual({ viewer: { displayName: '新来的饭友' } });
  }, 180_000);

  test('after it was killed, the next start recovers', async () => {
    const killed = copy.pid;
    await copy.end('SIGKILL');
    copy = await startCopy(ROOT, directory);
    expect(copy.pid).not.toBe(killed);
    expect(await seenAs('owner')).toMatchObject({ memberCount: 31, posts: 310 });
  }, 180_000);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A start that is refused. */
function runToEnd(environment: Record<string, string>): Promise<{ status: number | null; out: string; said: string }> {
  const child = spawn(process.execPath, ['dist/src/dev.js'], { cwd: ROOT, env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0', ...environment } });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, said })));
}
