import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
let url: string;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'xingqun-media-'));
  app = await startApp({ DATA_DIRECTORY: directory });
  url = await app.listen();
});
afterAll(async () => {
  await app.stop();
  await rm(directory, { recursive: true, force: true });
});

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } }).withExif({ IFD0: { Copyright: 'CANARY-EXIF' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } }).jpeg().toBuffer();

async function upload(viewer: SignedInViewer | null, communityId: string, bytes: Uint8Array, name = 'noodles.jpg'): Promise<{ status: number; body: any }> {
  const form = new FormData();
  form.append('communityId', communityId);
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  const headers = viewer === null ? {} : { authorization: `Bearer ${await app.world.tokenOf(viewer)}` };
  const response = await fetch(`${url}/media`, { method: 'POST', headers, body: form });
  return { status: response.status, body: await response.json() };
}
/** Links carry the configured address; the test serves on another port. */
const follow = (link: string): Promise<Response> => fetch(link.replace('http://127.0.0.1:4000', url));

test('a picture is stored upright without its EXIF, behind a link that expires', async () => {
  const { owner, community } = await app.world.aCommunity();
  const bytes = await picture();
  expect(bytes.includes('CANARY-EXIF')).toBe(true);
  const { status, body } = await upload(owner, encodeId('Community', community.id), bytes);
  expect({ status, body }).toMatchObject({ status: 201, body: { media: { width: 40, height: 20, contentType: 'image/jpeg' }, errors: [] } });
  const answer = await follow(body.media.url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const stored = Buffer.from(await answer.arrayBuffer());
  expect(stored.includes('CANARY-EXIF')).toBe(false);
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
  expect((await follow(body.media.url.replace(/signature=.{4}/, 'signature=AAAA'))).status).toBe(403);
  expect((await fetch(`${url}/media/pictures/${decodeId('Media', body.media.id)}.jpg`)).status).toBe(403);
  app.clock.advance(11 * MINUTE);
  expect((await follow(body.media.url)).status).toBe(403);
});

test('what is not a picture, or not from somebody who may write, is refused and leaves nothing', async () => {
  const { owner, community } = await app.world.aCommunity();
  const communityId = encodeId('Community', community.id);
  const count = async () => (await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', community.id).execute()).length;
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(await upload(owner, communityId, svg, 'x.jpg')).toMatchObject({ status: 422, body: { media: null, errors: [{ code: 'FILE_TYPE_REFUSED', path: ['file'] }] } });
  expect(await upload(owner, communityId, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]))).toMatchObject({ status: 422, body: { errors: [{ code: 'FILE_UNREADABLE' }] } });
  expect(await upload(await app.world.aUser(), communityId, await picture())).toMatchObject({ status: 422, body: { errors: [{ code: 'NOT_A_MEMBER' }] } });
  expect((await upload(null, communityId, await picture())).status).toBe(401);
  expect((await upload(owner, encodeId('User', owner.userId), await picture())).status).toBe(400);
  expect((await fetch(`${url}/media`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await app.world.tokenOf(owner)}` }, body: '{}' })).status).toBe(400);
  expect(await count()).toBe(0);
});

test('a post shows its pictures to those who may read it, and only uploads of its author', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const outsider = await app.world.aUser();
  const topic = await app.modules.topics.createTopic(owner, { communityId: community.id, title: randomName('topic'), idempotencyKey: randomName('key') });
  if (!topic.ok) throw new Error(topic.failure.kind);
  const topicId = encodeId('Topic', topic.value.id);
  const ids: string[] = [];
  for (let n = 0; n < 2; n++) ids.push((await upload(owner, encodeId('Community', community.id), await picture())).body.media.id);
  const PUBLISH = 'mutation ($input: PublishPostInput!) { publishPost(input: $input) { post { id pictures { id width } } errors { ... on UserError { code path } } } }';
  const input = { topicId, type: 'TALK', body: '夜宵', mediaIds: [ids[1], ids[0]], idempotencyKey: randomName('key') };
  const { data, errors } = await app.run(PUBLISH, { input }, owner);
  expect(errors).toEqual([]);
  expect(data.publishPost).toEqual({ post: { id: expect.any(String), pictures: [{ id: ids[1], width: 40 }, { id: ids[0], width: 40 }] }, errors: [] });
  const READ = 'query ($id: ID!) { node(id: $id) { ... on Post { pictures { url } } } }';
  expect((await app.run(READ, { id: data.publishPost.post.id }, member)).data.node.pictures).toHaveLength(2);
  expect((await app.run(READ, { id: data.publishPost.post.id }, outsider)).data.node.pictures).toEqual([]);
  const stolen = await app.run(PUBLISH, { input: { ...input, mediaIds: [ids[0]], idempotencyKey: randomName('key') } }, member);
  expect(stolen.data.publishPost.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  const byId = async (viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: ids[0] }, viewer)).data.node;
  expect([await byId(owner), await byId(member), await byId(outsider)]).toEqual([{ id: ids[0] }, { id: ids[0] }, null]);
});

test('pictures that nothing shows are gone after a day, object and row', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { body } = await upload(owner, encodeId('Community', community.id), await picture());
  const file = path.join(directory, 'media', 'pictures', `${decodeId('Media', body.media.id)}.jpg`);
  await app.platform.jobs.run('media.purge-unattached');
  expect(existsSync(file)).toBe(true);
  app.clock.advance(DAY + MINUTE);
  await app.platform.jobs.run('media.purge-unattached');
  expect(existsSync(file)).toBe(false);
  expect((await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: body.media.id }, owner)).data.node).toBeNull();
});
