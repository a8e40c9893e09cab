import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { cleanFileName } from '../../../src/modules/media/model/file-name.ts';
import { detectFile } from '../../../src/platform/files/detect-file.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { chatOf, type Stage } from '../../support/chat.ts';
import { contentOf } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';
import { officeFile, zipOf } from '../../support/zip.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id body media { id } files { id name kind contentType bytes url } } errors { ... on UserError { code path } } } }';
const READ = 'query ($id: ID!) { node(id: $id) { ... on Message { files { name url } media { id } } } }';

let app: TestApp;
let url: string;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'xingqun-files-'));
  app = await startApp({ DATA_DIRECTORY: directory, FILE_MAX_BYTES: '1000000' });
  url = await app.listen();
});
afterAll(async () => {
  await app.stop();
  await rm(directory, { recursive: true, force: true });
});
const { stage, aRoom } = chatOf(() => app);

async function upload(viewer: SignedInViewer, community: CommunityRow, bytes: Uint8Array, name = '菜单.pdf', route = 'files'): Promise<{ status: number; body: any }> {
  const form = new FormData();
  form.append('communityId', encodeId('Community', community.id));
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }), name);
  const response = await fetch(`${url}/${route}`, { method: 'POST', headers: { authorization: `Bearer ${await app.world.tokenOf(viewer)}` }, body: form });
  return { status: response.status, body: await response.json() };
}
const aFile = async (viewer: SignedInViewer, { community }: Pick<Stage, 'community'>, name?: string): Promise<string> => (await upload(viewer, community, PDF, name)).body.file.id;
const send = async (viewer: SignedInViewer, input: object) => (await app.run(SEND, { input: { body: '', idempotencyKey: randomName('key'), ...input } }, viewer)).data.sendMessage;
/** Links carry the configured address; the test serves on another port. */
const follow = (link: string): Promise<Response> => fetch(link.replace('http://127.0.0.1:4000', url));
const storedAt = (id: string): string => path.join(directory, 'media', 'files', `${decodeId('File', id)}.pdf`);

test('a message carries a file: those who may enter the room save it under its name, nobody shows it', async () => {
  const { owner, member, community, roomId } = await stage();
  const { status, body } = await upload(owner, community, PDF, '秋季 菜单 *新*.pdf');
  expect({ status, body }).toEqual({ status: 201, body: { file: { id: expect.stringMatching(/^file_/), name: '秋季 菜单 _新_.pdf', kind: 'PDF', contentType: 'application/pdf', bytes: PDF.length, url: expect.any(String) }, errors: [] } });
  const { message, errors } = await send(owner, { roomId, fileIds: [body.file.id] });
  expect([errors, message]).toEqual([[], { id: expect.any(String), body: '', media: [], files: [{ ...body.file, url: expect.any(String) }] }]);
  const [file] = (await app.run(READ, { id: message.id }, member)).data.node.files;
  const answer = await follow(file.url);
  expect([answer.status, ...['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) => answer.headers.get(name))]).toEqual([
    200, 'application/pdf', `attachment; filename="__ __ ___.pdf"; filename*=UTF-8''${encodeURIComponent('秋季 菜单 _新_.pdf')}`, 'nosniff', "sandbox; default-src 'none'",
  ]);
  expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
  expect((await app.run(READ, { id: message.id }, await app.world.aUser())).data.node).toBeNull();
  const byId = async (viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { id ... on File { name bytes url } } }', { id: body.file.id }, viewer)).data.node;
  expect(await byId(member)).toEqual({ id: body.file.id, name: body.file.name, bytes: PDF.length, url: expect.any(String) });
  expect((await follow((await byId(owner)).url)).status).toBe(200);
  expect(await byId(await app.world.aUser())).toBeNull();
  expect((await app.modules.communities.leaveCommunity(member, community.id)).ok).toBe(true);
  expect(await byId(member)).toBeNull();
  expect((await follow(file.url.replace(/name=[^&]*/, 'name=x.html'))).status).toBe(403);
  expect((await follow(file.url.replace(/&name=[^&]*/, ''))).status).toBe(403);
  app.clock.advance(11 * MINUTE);
  expect((await follow(file.url)).status).toBe(403);
});

test('files stand behind a gate with the message that carries them, and beside its pictures', async () => {
  const { owner, member, community } = await stage();
  const roomId = await aRoom(owner, community, { entitlement: 'rooms.join.vip' });
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#c33' } }).png().toBuffer();
  const mediaId = (await upload(owner, community, picture, 'x.png', 'media')).body.media.id;
  const fileIds = [await aFile(owner, { community }, '二.pdf'), await aFile(owner, { community }, '一.pdf')];
  const { message } = await send(owner, { roomId, body: '资料', mediaIds: [mediaId], fileIds });
  expect([message.media, message.files.map(({ name }: { name: string }) => name)]).toEqual([[{ id: mediaId }], ['二.pdf', '一.pdf']]);
  expect((await app.run(READ, { id: message.id }, member)).data.node).toBeNull();
  const paid = await contentOf(() => app).aPaidMember(community, 'rooms.join.vip');
  const NODES = 'query ($media: ID!, $file: ID!) { media: node(id: $media) { id } file: node(id: $file) { id } }';
  const seenBy = async (viewer: SignedInViewer) => (await app.run(NODES, { media: mediaId, file: fileIds[0] }, viewer)).data;
  expect([await seenBy(paid), await seenBy(member)]).toEqual([{ media: { id: mediaId }, file: { id: fileIds[0] } }, { media: null, file: null }]);
});

test('only its uploader sends a file, once, as a file, and nowhere else', async () => {
  const own = await stage();
  const { owner, member, community, roomId } = own;
  const [fileId, elsewhere] = [await aFile(owner, own), await stage()];
  const refused = { message: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'fileIds'] }] };
  expect(await send(member, { roomId, fileIds: [fileId] })).toEqual(refused);
  expect(await send(elsewhere.owner, { roomId: elsewhere.roomId, fileIds: [fileId] })).toEqual(refused);
  const asPicture = encodeId('Media', decodeId('File', fileId));
  expect((await send(owner, { roomId, mediaIds: [asPicture] })).errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  const topic = await app.modules.topics.createTopic(owner, { communityId: community.id, title: randomName('topic'), idempotencyKey: randomName('key') });
  if (!topic.ok) throw new Error(topic.failure.kind);
  const posted = await app.run('mutation ($input: PublishPostInput!) { publishPost(input: $input) { errors { ... on UserError { code path } } } }', { input: { topicId: encodeId('Topic', topic.value.id), type: 'TALK', body: '夜宵', mediaIds: [asPicture], idempotencyKey: randomName('key') } }, owner);
  expect(posted.data.publishPost.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  expect((await app.run('query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id } }', { a: fileId, b: asPicture }, owner)).data).toEqual({ a: { id: fileId }, b: null });
  expect((await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: fileId }, member)).data.node).toBeNull();
  expect((await send(owner, { roomId, fileIds: [fileId] })).errors).toEqual([]);
  expect(await send(owner, { roomId, fileIds: [fileId] })).toEqual(refused);
  const many = await Promise.all(Array.from({ length: 10 }, () => aFile(owner, own)));
  expect((await send(owner, { roomId, fileIds: many })).errors).toEqual([{ code: 'OUT_OF_RANGE', path: ['input', 'fileIds'] }]);
});

test('a community that takes no files refuses uploads and sends; what was sent stays', async () => {
  const own = await stage();
  const { owner, member, community, roomId } = own;
  const [sent, waiting] = [await aFile(owner, own), await aFile(owner, own)];
  const { message } = await send(owner, { roomId, fileIds: [sent] });
  const changed = await app.run('mutation ($id: ID!) { updateCommunity(communityId: $id, input: { filesAllowed: false }) { community { filesAllowed } errors { __typename } } }', { id: encodeId('Community', community.id) }, owner);
  expect(changed.data.updateCommunity).toEqual({ community: { filesAllowed: false }, errors: [] });
  expect(await upload(owner, community, PDF)).toMatchObject({ status: 422, body: { file: null, errors: [{ code: 'FILES_OFF', path: ['communityId'] }] } });
  expect(await send(owner, { roomId, fileIds: [waiting] })).toEqual({ message: null, errors: [{ code: 'FILES_OFF', path: ['input', 'fileIds'] }] });
  expect((await app.run(READ, { id: message.id }, member)).data.node.files).toHaveLength(1);
});

test('a recall, the end of retention and a day without use take a file, object and row', async () => {
  const own = await stage();
  const { owner, roomId } = own;
  const [recalled, expired, loose] = [await aFile(owner, own), await aFile(owner, own), await aFile(owner, own)];
  const [first, second] = [await send(owner, { roomId, fileIds: [recalled] }), await send(owner, { roomId, fileIds: [expired] })];
  await app.run('mutation ($id: ID!) { recallMessage(messageId: $id) { errors { __typename } } }', { id: first.message.id }, owner);
  expect((await app.run(READ, { id: first.message.id }, owner)).data.node.files).toEqual([]);
  await app.run('mutation ($roomId: ID!) { updateRoom(roomId: $roomId, input: { retentionDays: 3 }) { errors { __typename } } }', { roomId }, owner);
  app.clock.advance(DAY + MINUTE);
  await app.platform.jobs.run('media.purge-unattached');
  expect([recalled, expired, loose].map((id) => existsSync(storedAt(id)))).toEqual([false, true, false]);
  app.clock.advance(3 * DAY);
  await app.platform.jobs.run('chat.expire-messages');
  await app.platform.jobs.run('media.purge-unattached');
  expect(existsSync(storedAt(expired))).toBe(false);
  expect(second.errors).toEqual([]);
  expect(await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', own.community.id).execute()).toEqual([]);
});

test('a recall and the deletion of a post end links that were handed out before, for everybody and for good; a fresh upload and other messages keep theirs', async () => {
  const own = await stage();
  const { owner, member, community, roomId } = own;
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#c33' } }).png().toBuffer();
  const aPicture = async (): Promise<{ id: string; url: string }> => (await upload(owner, community, png, 'x.png', 'media')).body.media;
  const [file, kept, picture, posted] = [(await upload(owner, community, PDF)).body.file, (await upload(owner, community, PDF)).body.file, await aPicture(), await aPicture()];
  const { message } = await send(owner, { roomId, mediaIds: [picture.id], fileIds: [file.id] });
  await send(owner, { roomId, fileIds: [kept.id] });
  const topic = await app.modules.topics.createTopic(owner, { communityId: community.id, title: randomName('topic'), idempotencyKey: randomName('key') });
  if (!topic.ok) throw new Error(topic.failure.kind);
  const PUBLISH = 'mutation ($input: PublishPostInput!) { publishPost(input: $input) { post { id } errors { ... on UserError { code path } } } }';
  const input = { topicId: encodeId('Topic', topic.value.id), type: 'TALK', body: '夜宵' };
  const { post } = (await app.run(PUBLISH, { input: { ...input, mediaIds: [posted.id], idempotencyKey: randomName('key') } }, owner)).data.publishPost;
  const links = [(await app.run(READ, { id: message.id }, member)).data.node.files[0].url, file.url, picture.url, posted.url, kept.url, (await aPicture()).url];
  const statuses = () => Promise.all(links.map(async (link) => (await follow(link)).status));
  expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
  const shown = async (viewer: SignedInViewer) => Promise.all([file.id, picture.id, posted.id, kept.id].map(async (id) => (await app.run('query ($id: ID!) { node(id: $id) { id } }', { id }, viewer)).data.node !== null));
  expect(await shown(member)).toEqual([true, true, true, true]);
  await app.run('mutation ($id: ID!) { recallMessage(messageId: $id) { errors { __typename } } }', { id: message.id }, owner);
  await app.run('mutation ($id: ID!) { deletePost(postId: $id) { errors { __typename } } }', { id: post.id }, owner);
  expect(await statuses()).toEqual([404, 404, 404, 404, 200, 200]);
  for (const viewer of [member, owner]) expect(await shown(viewer)).toEqual([false, false, false, true]);
  expect((await (await follow(links[0])).json() as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code).toBe('NOT_FOUND');
  expect((await send(owner, { roomId, fileIds: [file.id] })).errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'fileIds'] }]);
  for (const { id } of [picture, posted]) {
    const again = await app.run(PUBLISH, { input: { ...input, mediaIds: [id], idempotencyKey: randomName('key') } }, owner);
    expect(again.data.publishPost.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  }
});

test('the end of retention ends links of the minutes before; a download asks the database once', async () => {
  const own = await stage();
  const { owner, roomId } = own;
  const { message } = await send(owner, { roomId, fileIds: [await aFile(owner, own)] });
  await app.run('mutation ($roomId: ID!) { updateRoom(roomId: $roomId, input: { retentionDays: 1 }) { errors { __typename } } }', { roomId }, owner);
  app.clock.advance(DAY + MINUTE);
  const link = (await app.run(READ, { id: message.id }, owner)).data.node.files[0].url;
  const { queryLog } = app.platform.database;
  queryLog.start();
  expect([(await follow(link)).status, queryLog.stop().length]).toEqual([200, 1]);
  await app.platform.jobs.run('chat.expire-messages');
  expect((await follow(link)).status).toBe(404);
});

test('what is too large, or from somebody who may not write, is refused and leaves nothing', async () => {
  const { community } = await stage();
  const outsider = await app.world.aUser();
  expect(await upload(outsider, community, PDF)).toMatchObject({ status: 422, body: { errors: [{ code: 'NOT_A_MEMBER' }] } });
  const large = await upload(outsider, community, Buffer.concat([PDF, Buffer.alloc(1_000_001)]));
  expect([large.status, large.body.errors[0].extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  expect(await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', community.id).execute()).toEqual([]);
});

test('a refused upload is told in the language of the person, of the request before they are known; codes are the same', async () => {
  const { owner, community } = await stage();
  const [reader, outsider] = [await app.world.aMember({ community }), await app.world.aUser()];
  await app.platform.database.reader.updateTable('user_account').set({ locale: 'en' }).where('id', 'in', [reader.userId, outsider.userId]).execute();
  const edge = 'xingqun-edge';
  const field = (name: string, content: string, more = ''): string => `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
  const file = (content: string): string => field('file', content, '; filename="a.pdf"');
  const id = field('communityId', encodeId('Community', community.id));
  const ask = async (route: string, viewer: SignedInViewer | 'nobody', language: string, body: string, type = `multipart/form-data; boundary=${edge}`): Promise<(number | string)[]> => {
    const signed = viewer === 'nobody' ? {} : { authorization: `Bearer ${await app.world.tokenOf(viewer)}` };
    const response = await fetch(`${url}${route}`, { method: 'POST', headers: { ...signed, 'accept-language': language, 'content-type': type }, body });
    const { errors: [refusal] } = (await response.json()) as { errors: { code?: string; message: string; extensions?: { code: string } }[] };
    return [response.status, refusal!.code ?? refusal!.extensions!.code, refusal!.message];
  };
  const parts = { zh: '请先提供字段 communityId，再提供一个文件 file。', en: 'Send the field communityId, then one file.' };
  const bodies: readonly [string, number, string, { zh: string; en: string }][] = [
    ['', 400, 'BAD_USER_INPUT', parts], [id, 400, 'BAD_USER_INPUT', parts], ['hello', 400, 'BAD_USER_INPUT', parts], [id + file('%PDF-1.4').slice(0, -9), 400, 'BAD_USER_INPUT', parts],
    [`${id}${file('%PDF-1.4')}${file('%PDF-1.4')}--${edge}--`, 413, 'PAYLOAD_TOO_LARGE', parts], [`${field('communityId', 'x')}${file('%PDF-1.4')}--${edge}--`, 400, 'BAD_USER_INPUT', { zh: '不是有效的 ID。', en: 'This is not a valid id.' }],
    [`${id}${file('<html></html>')}--${edge}--`, 422, 'FILE_TYPE_REFUSED', { zh: '不支持此文件类型。', en: 'Files of this type are not accepted.' }],
  ];
  for (const route of ['/files', '/media']) {
    expect([await ask(route, 'nobody', 'zh-CN', id), await ask(route, 'nobody', 'fr, en', id)]).toEqual([[401, 'UNAUTHENTICATED', '请先登录。'], [401, 'UNAUTHENTICATED', 'Please sign in.']]);
    for (const [body, status, code, { zh, en }] of bodies) {
      expect([await ask(route, owner, 'en', body), await ask(route, reader, 'zh-CN', body)]).toEqual([[status, code, zh], [status, code, en]]);
    }
    expect([await ask(route, owner, 'en', '{}', 'application/json'), await ask(route, reader, 'zh-CN', '{}', 'application/json')]).toEqual([[400, 'BAD_USER_INPUT', '请以 multipart/form-data 方式上传。'], [400, 'BAD_USER_INPUT', 'Upload as multipart/form-data.']]);
    expect(await ask(route, outsider, 'zh-CN', `${id}${file('%PDF-1.4')}--${edge}--`)).toEqual([422, 'NOT_A_MEMBER', 'You are not a member of this community.']);
  }
  const large = `${id}${file('x'.repeat(1_000_001))}--${edge}--`;
  expect([await ask('/files', owner, 'en', large), await ask('/files', reader, 'zh-CN', large)]).toEqual([[413, 'PAYLOAD_TOO_LARGE', '文件太大：最多 1000000 字节。'], [413, 'PAYLOAD_TOO_LARGE', 'The file is too large: 1000000 bytes at most.']]);
  expect(await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', community.id).execute()).toEqual([]);
});

describe('what a file is, its bytes say', () => {
  const boxed = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(4), Buffer.from(`${brand}isom`), Buffer.alloc(64)]);
  const bomb = zipOf({ 'zeros.bin': Buffer.alloc(100_000_000) });
  const kindOf = async (bytes: Uint8Array | string): Promise<string> => {
    const found = await detectFile(Buffer.from(bytes as string));
    return found.ok ? `${found.value.kind} ${found.value.extension}` : found.failure.kind;
  };
  test.each<[string, Uint8Array | string, string]>([
    ['pdf', PDF, 'PDF pdf'], ['docx', officeFile(`${OFFICE}wordprocessingml.document`), 'DOCUMENT docx'], ['xlsx', officeFile(`${OFFICE}spreadsheetml.sheet`), 'SPREADSHEET xlsx'],
    ['pptx', officeFile(`${OFFICE}presentationml.presentation`), 'PRESENTATION pptx'], ['zip', zipOf({ 'a.txt': 'a' }), 'ARCHIVE zip'], ['text', '第一行\n\t第二行\r\n', 'TEXT txt'],
    ['text in GBK', new Uint8Array([0xc4, 0xe3, 0xba, 0xc3]), 'TEXT txt'], ['mp3', Buffer.concat([Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(600)]), 'AUDIO mp3'],
    ['m4a', boxed('M4A '), 'AUDIO m4a'], ['mp4', boxed('mp42'), 'VIDEO mp4'],
  ])('%s is taken', async (_what, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });
  test.each<[string, Uint8Array | string]>([
    ['a page', '<!doctype html><script>alert(1)</script>'], ['a page behind white space and a mark', '\ufeff\n \t<HTML><body onload=alert(1)>'], ['a vector picture', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['markup', '<?xml version="1.0"?><x/>'], ['a script', '#!/bin/sh\nrm -rf /\n'], ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200), Buffer.from('PE\u0000\u0000')])], ['a program of another system', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000aaaaaaaaaaaaaaaa', 'latin1')],
    ['macros', officeFile('application/vnd.ms-word.document.macroEnabled')], ['a packed program', zipOf({ 'META-INF/MANIFEST.MF': 'Main-Class: X', 'X.class': 'x' })], ['a picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')], ['noise', new Uint8Array([0, 1, 2, 3, 255, 254])],
  ])('%s is refused, whatever it is called', async (_what, bytes) => {
    expect(await kindOf(bytes)).toBe('unsupported-type');
  });
  test('an archive that would fill the memory is not unpacked, also where it says to be a document', async () => {
    expect(await kindOf(bomb)).toBe('ARCHIVE zip');
    // Whoever unpacked the entry would find that it is a document.
    const document = `<Types><Override PartName="/main.xml" ContentType="${OFFICE}wordprocessingml.document.main+xml"/></Types>`;
    expect([await kindOf(zipOf({ '[Content_Types].xml': document })), await kindOf(zipOf({ '[Content_Types].xml': document + ' '.repeat(100_000_000) }))]).toEqual(['DOCUMENT docx', 'ARCHIVE zip']);
    const { owner, community } = await stage();
    const { body } = await upload(owner, community, bomb, '资料.docx');
    expect(body.file).toMatchObject({ name: '资料.docx.zip', kind: 'ARCHIVE', bytes: bomb.length });
  });
  test('a page that is called a document is refused over HTTP and leaves nothing', async () => {
    const { owner, community } = await stage();
    expect(await upload(owner, community, Buffer.from('<html><script>alert(1)</script></html>'), 'menu.pdf')).toMatchObject({ status: 422, body: { file: null, errors: [{ code: 'FILE_TYPE_REFUSED', path: ['file'] }] } });
    expect(await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', community.id).execute()).toEqual([]);
  });
});

test.each([
  ['菜单.pdf', '菜单.pdf'], ['Menu.PDF', 'Menu.pdf'], ['menu', 'menu.pdf'], ['menu.html', 'menu.html.pdf'], ['../../etc/passwd', 'passwd.pdf'], ['C:\\Windows\\win.ini', 'win.ini.pdf'], ['/', 'file.pdf'], ['', 'file.pdf'], ['...', 'file.pdf'], ['.htaccess', 'htaccess.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'], ['a\u0000b\u0007.pdf', 'ab.pdf'], ['harm\u202efdp.exe', 'harmfdp.exe.pdf'], ['z\u200bw\ufeff.pdf', 'zw.pdf'], ['\ud800x.pdf', 'x.pdf'], ['con.pdf', '_con.pdf'], ['LPT1', '_LPT1.pdf'], ['a<b>"c"|?*.pdf', 'a_b__c____.pdf'], ['  a   b . .pdf', 'a b.pdf'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`], [`${'😀'.repeat(200)}.pdf`, `${'😀'.repeat(116)}.pdf`],
])('the name %j becomes %j', (given, kept) => {
  expect(cleanFileName(given, 'pdf')).toBe(kept);
});
