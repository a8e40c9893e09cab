import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createLocalStorage, type LocalStorage } from '../../src/platform/storage/local-storage.ts';
import { createS3Storage } from '../../src/platform/storage/s3-storage.ts';
import { contentTypeOf } from '../../src/platform/storage/storage.ts';
import { localServer, type LocalServer } from './support/local-server.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function aStorage(secrets: readonly [string, ...string[]] = ['first']): Promise<{ storage: LocalStorage; directory: string; move: (seconds: number) => void }> {
  const parent = await mkdtemp(join(tmpdir(), 'xingqun-storage-'));
  folders.push(parent);
  let now = NOON;
  const directory = join(parent, 'media');
  const storage = createLocalStorage({ directory, publicUrl: 'https://api.example.com', secrets, clock: { now: () => new Date(now) } });
  return { storage, directory, move: (seconds) => { now += seconds * 1_000; } };
}
function linkIn(url: string): { key: string; expires: string; signature: string } {
  const { pathname, searchParams } = new URL(url);
  return { key: pathname.replace('/media/', ''), expires: searchParams.get('expires') ?? '', signature: searchParams.get('signature') ?? '' };
}
const ESCAPES = ['../secret.png', '..%2fsecret.png', 'a/../../secret.png', '/etc/passwd.png', 'a//b.png', './a.png', '.hidden.png', 'a\0.png', 'a\\b.png', 'A.png', 'a.svg', 'a.html', 'a', '', `${'a/'.repeat(9)}b.png`, `${'a'.repeat(200)}.png`];

describe('local folder', () => {
  test('what is put is got until it is deleted', async () => {
    const { storage, directory } = await aStorage();
    await storage.put('pictures/0190/a.png', Buffer.from('one'), 'image/png');
    await storage.put('pictures/0190/a.png', Buffer.from('two'), 'image/png');
    expect(await storage.get('pictures/0190/a.png')).toEqual({ bytes: Buffer.from('two'), contentType: 'image/png' });
    expect(await readdir(join(directory, 'pictures/0190'))).toEqual(['a.png']);
    await storage.delete('pictures/0190/a.png');
    await storage.delete('pictures/0190/a.png');
    expect(await storage.get('pictures/0190/a.png')).toBeNull();
  });

  test('no key leads out of the folder or to another kind of file', async () => {
    const { storage, directory } = await aStorage();
    await writeFile(join(directory, '../secret.png'), 'canary');
    for (const key of ESCAPES) {
      expect(contentTypeOf(key)).toBeNull();
      await expect(storage.get(key)).rejects.toThrow(RangeError);
      await expect(storage.delete(key)).rejects.toThrow(RangeError);
      await expect(storage.put(key, Buffer.from('x'), 'image/png')).rejects.toThrow(RangeError);
      await expect(storage.signedUrl(key, { expiresInSeconds: 60 })).rejects.toThrow(RangeError);
      expect(storage.check({ key, expires: '9999999999', signature: 'x' })).toBe('invalid');
    }
    await expect(storage.put('a.png', Buffer.from('x'), 'text/html')).rejects.toThrow(RangeError);
  });

  test('a link is valid until it expires, and only as it was signed', async () => {
    const { storage, move } = await aStorage();
    const url = await storage.signedUrl('pictures/a.png', { expiresInSeconds: 60 });
    expect(url).toMatch(new RegExp(`^https://api\\.example\\.com/media/pictures/a\\.png\\?expires=${NOON / 1_000 + 60}&signature=[\\w-]{43}$`));
    const link = linkIn(url);
    expect(storage.check(link)).toBe('valid');
    const changed = [{ key: 'pictures/b.png' }, { expires: String(Number(link.expires) + 1) }, { expires: `0${link.expires}x` }, { expires: '' }, { expires: 'NaN' }, { signature: '' }, { signature: `${link.signature}A` }, { signature: link.signature.toUpperCase() }];
    for (const change of changed) expect(storage.check({ ...link, ...change })).toBe('invalid');
    move(59);
    expect(storage.check(link)).toBe('valid');
    move(1);
    expect(storage.check(link)).toBe('expired');
  });

  test('while secrets rotate, links of both are valid', async () => {
    const [before, during, after] = [await aStorage(['old']), await aStorage(['new', 'old']), await aStorage(['new'])];
    const old = linkIn(await before.storage.signedUrl('a.png', { expiresInSeconds: 60 }));
    const fresh = linkIn(await during.storage.signedUrl('a.png', { expiresInSeconds: 60 }));
    expect([during.storage.check(old), after.storage.check(fresh), after.storage.check(old)]).toEqual(['valid', 'valid', 'invalid']);
  });
});

/** Speaks as much S3 as the adapter uses, and refuses what is not signed. */
async function bucketServer(): Promise<{ server: LocalServer; objects: Map<string, Buffer> }> {
  const objects = new Map<string, Buffer>();
  const server = await localServer(({ method, url, headers, body }, response) => {
    const isSigned = /^AWS4-HMAC-SHA256 Credential=AKTEST\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/.test(headers.authorization ?? '') || /^[0-9a-f]{64}$/.test(url.searchParams.get('X-Amz-Signature') ?? '');
    const error = (status: number, code: string): unknown => response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    const stored = objects.get(url.pathname);
    if (!isSigned) return void error(403, 'AccessDenied');
    if (method === 'PUT') return void (objects.set(url.pathname, body), response.writeHead(200, { etag: '"x"' }).end());
    if (method === 'DELETE') return void (objects.delete(url.pathname), response.writeHead(204).end());
    return void (stored === undefined ? error(404, 'NoSuchKey') : response.writeHead(200, { 'content-type': 'image/png' }).end(stored));
  });
  return { server, objects };
}

describe('S3', () => {
  const options = { bucket: 'media', region: 'eu-test-1', credentials: { accessKeyId: 'AKTEST', secretAccessKey: 'test-secret' }, forcePathStyle: true };

  test('objects are put, got and deleted with signed requests', async () => {
    const { server, objects } = await bucketServer();
    await using _ = server;
    const storage = createS3Storage({ ...options, endpoint: server.url });
    await storage.put('pictures/a.png', Buffer.from('one'), 'image/png');
    expect([...objects]).toEqual([['/media/pictures/a.png', Buffer.from('one')]]);
    expect(server.received[0]?.headers).toMatchObject({ 'content-type': 'image/png', 'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/), 'x-amz-content-sha256': expect.any(String) });
    expect(await storage.get('pictures/a.png')).toEqual({ bytes: Buffer.from('one'), contentType: 'image/png' });
    await storage.delete('pictures/a.png');
    expect(await storage.get('pictures/a.png')).toBeNull();
    await expect(storage.get('../other/a.png')).rejects.toThrow(RangeError);
    expect(server.received).toHaveLength(4);
  });

  test('a link opens without headers and says when it expires', async () => {
    const { server } = await bucketServer();
    await using _ = server;
    const storage = createS3Storage({ ...options, endpoint: server.url });
    await storage.put('pictures/a.png', Buffer.from('one'), 'image/png');
    const url = await storage.signedUrl('pictures/a.png', { expiresInSeconds: 90 });
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256', 'X-Amz-Expires': '90', 'X-Amz-SignedHeaders': 'host', 'response-content-type': 'image/png' });
    expect(await (await fetch(url)).text()).toBe('one');
    expect((await fetch(url.split('?', 1)[0] ?? '')).status).toBe(403);
  });

  test('a refusal of the server is a fault, not an absent object', async () => {
    await using server = await localServer((_request, response) => response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code></Error>'));
    await expect(createS3Storage({ ...options, endpoint: server.url }).get('a.png')).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
