import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Viewer } from '../../../src/kernel/viewer.ts';
import { encodeId, newId, parseId } from '../../../src/kernel/id.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, PREMIUM, statementsOf } from '../../support/content.ts';

let app: TestApp;
const content = contentOf(() => app);
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'xingqun-posts-'));
  app = await startApp({ DATA_DIRECTORY: directory });
});
afterAll(async () => {
  await app.stop();
  await rm(directory, { recursive: true, force: true });
});

const POST = `fragment P on Post { id title body bodyHtml teaser isDeleted revisionNumber editedAt commentCount viewerCanEdit viewerCanDelete
  revisions { nodes { number title body bodyHtml writtenAt } } comments { nodes { body replies { nodes { body parent { id } } } } } }`;
const update = (viewer: Viewer, postId: string, input: object) => app.run(`mutation ($postId: ID!, $input: UpdatePostInput!) { updatePost(postId: $postId, input: $input) { post { ...P } errors { ... on UserError { code path } } } } ${POST}`, { postId, input }, viewer);
const remove = (viewer: Viewer, postId: string) => app.run(`mutation ($postId: ID!) { deletePost(postId: $postId) { post { ...P topic { postCount } } errors { ... on UserError { code path } } } } ${POST}`, { postId }, viewer);
const read = async (viewer: Viewer, id: string) => (await app.run(`query ($id: ID!) { node(id: $id) { ...P } } ${POST}`, { id }, viewer)).data.node;
const refusalOf = ({ data, errors }: Awaited<ReturnType<typeof update>>, mutation: string) => errors[0]?.extensions.code ?? data[mutation].errors[0]?.code ?? 'OK';
const jobs = async (): Promise<number> => Number((await app.platform.database.reader.withSchema('pgboss').selectFrom('job').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);

test('an edit keeps the words before it, for those who may read the post', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world, { readEntitlement: PREMIUM });
  const author = await content.aPaidMember(world.community);
  const id = await content.aPost(author, topic, { type: 'ARTICLE', title: '一稿', body: '**第一稿**' });
  const first = await update(author, id, { body: '第二稿' });
  expect(first.data.updatePost.post).toMatchObject({ title: '一稿', body: '第二稿', bodyHtml: '<p>第二稿</p>', revisionNumber: 2, editedAt: expect.any(String) });
  await update(author, id, { title: '三稿' });
  const reader = await content.aPaidMember(world.community);
  const { revisions } = await read(reader, id);
  expect(revisions.nodes).toMatchObject([{ number: 2, title: '一稿', body: '第二稿' }, { number: 1, title: '一稿', body: '**第一稿**', bodyHtml: '<p><strong>第一稿</strong></p>' }]);
  expect((await read(await app.world.aMember({ community: world.community }), id)).revisions.nodes).toEqual([]);
  expect((await app.run('query ($id: ID!, $after: String) { node(id: $id) { ... on Post { revisions(first: 1, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } } }', { id }, reader)).data.node.revisions).toMatchObject({ nodes: [{ number: 2 }], pageInfo: { hasNextPage: true } });
});

test('what does not change leaves no revision, what is omitted stays, what may not be empty is refused', async () => {
  const world = await app.world.aCommunity();
  const id = await content.aPost(world.owner, await content.aTopic(world), { body: '原文', teaser: '导语' });
  expect((await update(world.owner, id, { body: ' 原文 ' })).data.updatePost.post).toMatchObject({ revisionNumber: 1, editedAt: null, teaser: '导语' });
  expect((await update(world.owner, id, {})).data.updatePost.post).toMatchObject({ revisionNumber: 1, body: '原文' });
  expect((await update(world.owner, id, { body: null })).data.updatePost).toEqual({ post: null, errors: [{ code: 'REQUIRED', path: ['input', 'body'] }] });
  expect((await update(world.owner, id, { title: '闲聊没有标题' })).data.updatePost.errors).toEqual([{ code: 'INVALID', path: ['input', 'title'] }]);
});

test('two edits at once keep both former texts', async () => {
  const world = await app.world.aCommunity();
  const id = await content.aPost(world.owner, await content.aTopic(world), { body: '零' });
  await Promise.all(['一', '二', '三', '四'].map((body) => update(world.owner, id, { body })));
  const { revisionNumber, body, revisions } = await read(world.owner, id);
  expect(revisionNumber).toBe(5);
  expect(revisions.nodes.map(({ number }: { number: number }) => number)).toEqual([4, 3, 2, 1]);
  expect([body, ...revisions.nodes.map((revision: { body: string }) => revision.body)].sort()).toEqual(['一', '三', '二', '四', '零'].sort());
});

test('only the author edits, as long as they may speak there', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const author = await app.world.aMember({ community: world.community });
  const id = await content.aPost(author, topic, { body: '原文' });
  expect(refusalOf(await update(await app.world.aMember({ community: world.community }), id, { body: '改' }), 'updatePost')).toBe('FORBIDDEN');
  expect(refusalOf(await update(world.owner, id, { body: '改' }), 'updatePost')).toBe('FORBIDDEN');
  await content.changeMember(world.community, author, { mutedUntil: new Date(app.clock.now().getTime() + 1_000_000) });
  expect(refusalOf(await update(author, id, { body: '改' }), 'updatePost')).toBe('MUTED');
  expect((await read(author, id)).viewerCanEdit).toBe(false);
  await content.changeMember(world.community, author, { mutedUntil: null });
  await app.modules.topics.archiveTopic(world.owner, parseId(topic).uuid);
  expect(refusalOf(await update(author, id, { body: '改' }), 'updatePost')).toBe('ARCHIVED');
  await app.modules.topics.restoreTopic(world.owner, parseId(topic).uuid);
  await content.endMembership(world.community, author, 'LEFT');
  expect(refusalOf(await update(author, id, { body: '改' }), 'updatePost')).toBe('NOT_A_MEMBER');
  expect(await read(world.owner, id)).toMatchObject({ body: '原文', revisionNumber: 1, revisions: { nodes: [] } });
});

test('a deleted post leaves a tombstone: no word of it or of its revisions is left anywhere, the thread stays', async () => {
  const CANARY = 'canary-of-the-deleted';
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const author = await app.world.aMember({ community: world.community });
  const id = await content.aPost(author, topic, { type: 'ARTICLE', title: `标题 ${CANARY}`, body: `正文 ${CANARY}`, teaser: `导语 ${CANARY}` });
  await update(author, id, { body: `改过的正文 ${CANARY}` });
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on Post { revisions { nodes { id } } } } }', { id }, author);
  const comment = await content.aComment(author, id, { body: '评论还在' });
  await content.aComment(world.owner, id, { body: '回复还在', parentId: comment });
  const answer = await remove(author, id);
  expect(answer.data.deletePost).toMatchObject({ errors: [], post: { isDeleted: true, title: null, body: null, bodyHtml: null, teaser: '', revisions: { nodes: [] }, viewerCanEdit: false, viewerCanDelete: false, topic: { postCount: 0 } } });
  const seen = await read(world.owner, id);
  expect(seen).toMatchObject({ isDeleted: true, body: null, commentCount: 2, comments: { nodes: [{ body: '评论还在', replies: { nodes: [{ body: '回复还在', parent: { id: comment } }] } }] } });
  expect((await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: data.node.revisions.nodes[0].id }, author)).data.node).toBeNull();
  expect((await app.run('query ($slug: String!) { community(slug: $slug) { posts { nodes { id } } } }', { slug: world.community.slug }, world.owner)).data.community.posts.nodes).toEqual([]);
  expect(refusalOf(await update(author, id, { body: '复活' }), 'updatePost')).toBe('DELETED');
  expect((await content.addComment(author, { postId: id })).data.addComment.errors).toMatchObject([{ code: 'DELETED' }]);
  expect((await content.react(author, id)).data.react.errors).toMatchObject([{ code: 'DELETED' }]);
  const left = await Promise.all(['post', 'post_revision'].map((table) => app.platform.database.reader.selectFrom(table).selectAll().where('communityId', '=', world.community.id).execute()));
  expect(JSON.stringify(left)).not.toContain(CANARY);
});

test('deleting is for the author and for moderators, and counts once', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const author = await app.world.aMember({ community: world.community });
  const [mine, theirs] = [await content.aPost(author, topic), await content.aPost(author, topic)];
  for (const viewer of [await app.world.aMember({ community: world.community }), await app.world.aMember({ community: world.community, role: 'GUEST' }), await app.world.aUser(), await app.world.aUser({ isStaff: true })]) {
    expect(refusalOf(await remove(viewer, mine), 'deletePost')).toBe('FORBIDDEN');
  }
  await app.platform.jobs.drain();
  const before = await jobs();
  await Promise.all([remove(author, mine), remove(author, mine), remove(world.owner, mine)]);
  const afterOne = await jobs();
  expect(refusalOf(await remove(await app.world.aMember({ community: world.community, role: 'ADMIN' }), theirs), 'deletePost')).toBe('OK');
  expect((await jobs()) - afterOne).toBe(afterOne - before);
  expect((await app.run('query ($id: ID!) { node(id: $id) { ... on Topic { postCount } } }', { id: topic })).data.node.postCount).toBe(0);
});

test('revisions of many posts are read together', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const feed = () => app.run('query ($slug: String!) { community(slug: $slug) { posts { nodes { revisions(first: 2) { nodes { body } pageInfo { hasNextPage } } } } } }', { slug: world.community.slug }, world.owner);
  const counts: number[] = [];
  for (let round = 0; round < 3; round++) {
    const id = await content.aPost(world.owner, topic, { body: `文 ${round}` });
    for (const body of ['甲', '乙', '丙']) await update(world.owner, id, { body });
    counts.push((await statementsOf(app, feed)).length);
  }
  expect(new Set(counts).size).toBe(1);
  const { nodes } = (await feed()).data.community.posts;
  expect(nodes[2]).toEqual({ revisions: { nodes: [{ body: '乙' }, { body: '甲' }], pageInfo: { hasNextPage: true } } });
});

test('pictures are shown to readers in their order, change with an edit and go with the post', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world, { readEntitlement: PREMIUM });
  const author = await content.aPaidMember(world.community);
  const bytes = await sharp({ create: { width: 4, height: 2, channels: 3, background: '#c33' } }).png().toBuffer();
  const upload = async (viewer: Viewer): Promise<string> => {
    const result = await app.modules.media.uploadPicture(viewer, { communityId: world.community.id, bytes });
    if (!result.ok) throw new Error(result.failure.kind);
    return encodeId('Media', result.value.id);
  };
  const [first, second, third] = [await upload(author), await upload(author), await upload(author)];
  const id = await content.aPost(author, topic, { mediaIds: [second, first] });
  const shown = async (viewer: Viewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Post { pictures { id url } } } }', { id }, viewer)).data.node.pictures.map((picture: { id: string }) => picture.id);
  expect(await shown(author)).toEqual([second, first]);
  expect(await shown(await content.aPaidMember(world.community))).toEqual([second, first]);
  expect(await shown(await app.world.aMember({ community: world.community }))).toEqual([]);
  await update(author, id, { body: '配图不变' });
  expect(await shown(author)).toEqual([second, first]);
  await update(author, id, { mediaIds: [third, second] });
  expect(await shown(author)).toEqual([third, second]);
  expect((await update(author, id, { mediaIds: [await upload(world.owner)] })).data.updatePost.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  expect((await content.publishPost(author, { topicId: topic, mediaIds: [third] })).data.publishPost.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }]);
  expect((await update(author, id, { mediaIds: Array.from({ length: 10 }, () => encodeId('Media', newId())) })).data.updatePost.errors).toEqual([{ code: 'OUT_OF_RANGE', path: ['input', 'mediaIds'] }]);
  await remove(author, id);
  expect(await shown(author)).toEqual([]);
  expect(await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', world.community.id).where('postId', 'is not', null).execute()).toEqual([]);
});
