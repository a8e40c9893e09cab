import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { VISITOR, type Viewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, planOf, PREMIUM, statementsOf } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const THREAD = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Post { commentCount viewerCanComment comments(first: $first, after: $after) { nodes { ...C replies { nodes { ...C } } thread { nodes { body } } } pageInfo { hasNextPage endCursor } } } } }
  fragment C on Comment { id body isDeleted replyCount viewerCanDelete author { number } parent { id } post { id } }`;
const thread = async (viewer: Viewer, id: string, more: object = {}) => (await app.run(THREAD, { id, ...more }, viewer)).data.node;
const remove = (viewer: Viewer, commentId: string) => app.run('mutation ($commentId: ID!) { deleteComment(commentId: $commentId) { comment { id body isDeleted } post { commentCount } errors { ... on UserError { code path } } } }', { commentId }, viewer);
const refusalOf = (answer: { data: any; errors: readonly { extensions: { code?: string } }[] }, mutation: string) => answer.errors[0]?.extensions.code ?? answer.data[mutation].errors[0]?.code ?? 'OK';

test('comments nest, and each names its parent', async () => {
  const world = await app.world.aCommunity();
  const member = await app.world.aMember({ community: world.community });
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const first = await content.addComment(member, { postId: post, body: ' 好吃吗？ ' });
  expect(first.data.addComment).toEqual({ comment: { id: expect.any(String), body: '好吃吗？', parent: null }, post: { id: post, commentCount: 1 }, errors: [] });
  const root = first.data.addComment.comment.id;
  const answer = await content.aComment(world.owner, post, { body: '好吃。', parentId: root });
  const deeper = await content.addComment(member, { postId: post, body: '那我试试。', parentId: answer });
  expect(deeper.data.addComment).toMatchObject({ comment: { parent: { id: answer } }, post: { commentCount: 3 } });
  const { commentCount, viewerCanComment, comments } = await thread(member, post);
  expect([commentCount, viewerCanComment, comments.nodes.length]).toEqual([3, true, 1]);
  expect(comments.nodes[0]).toMatchObject({ id: root, body: '好吃吗？', replyCount: 1, author: { number: 2 }, viewerCanDelete: true, post: { id: post }, thread: { nodes: [{ body: '好吃。' }, { body: '那我试试。' }] } });
  expect(comments.nodes[0].replies.nodes).toEqual([{ id: answer, body: '好吃。', isDeleted: false, replyCount: 1, viewerCanDelete: false, author: { number: 1 }, parent: { id: root }, post: { id: post } }]);
});

test('the same key gives the same comment, twins too', async () => {
  const world = await app.world.aCommunity();
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const once = { postId: post, body: '只说一次', idempotencyKey: randomName('key') };
  const [one, two] = await Promise.all([content.addComment(world.owner, once), content.addComment(world.owner, once)]);
  expect(one.data.addComment.comment).toEqual(two.data.addComment.comment);
  expect(refusalOf(await content.addComment(world.owner, { ...once, body: '再说一次' }), 'addComment')).toBe('IDEMPOTENCY_CONFLICT');
  expect(await thread(world.owner, post)).toMatchObject({ commentCount: 1, comments: { nodes: [{ body: '只说一次' }] } });
});

test('input that breaks a rule is refused, and so is an answer to what is elsewhere or gone', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const [post, other] = [await content.aPost(world.owner, topic), await content.aPost(world.owner, topic)];
  const elsewhere = await content.aComment(world.owner, other);
  const gone = await content.aComment(world.owner, post);
  await remove(world.owner, gone);
  const refusal = async (input: object) => (await content.addComment(world.owner, { postId: post, ...input })).data.addComment.errors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]);
  expect(await refusal({ body: ' ' })).toEqual([['REQUIRED', 'input.body']]);
  expect(await refusal({ body: '长'.repeat(2_001) })).toEqual([['TOO_LONG', 'input.body']]);
  expect(await refusal({ parentId: elsewhere })).toEqual([['NOT_FOUND', 'input.parentId']]);
  expect(await refusal({ parentId: gone })).toEqual([['DELETED', 'input.parentId']]);
  expect((await thread(world.owner, post)).commentCount).toBe(0);
});

test('comments are for those who may read the post', async () => {
  const world = await app.world.aCommunity();
  const { owner, community } = world;
  const post = await content.aPost(owner, await content.aTopic(world, { readEntitlement: PREMIUM }), { body: '付费内容' });
  const comment = await content.aComment(owner, post, { body: '讨论' });
  const muted = await content.aPaidMember(community);
  await content.changeMember(community, muted, { mutedUntil: new Date(app.clock.now().getTime() + DAY) });
  const former = await content.aPaidMember(community);
  await content.endMembership(community, former, 'LEFT');
  const banned = await content.aPaidMember(community);
  await content.endMembership(community, banned, 'BANNED');
  const callers: [string, Viewer, string, string, boolean][] = [
    ['visitor', VISITOR, 'UNAUTHENTICATED', 'UNAUTHENTICATED', false],
    ['outsider', await app.world.aUser(), 'NOT_A_MEMBER', 'NOT_A_MEMBER', false],
    ['former', former, 'NOT_A_MEMBER', 'NOT_A_MEMBER', false],
    ['banned', banned, 'BANNED', 'BANNED', false],
    ['member', await app.world.aMember({ community }), 'ENTITLEMENT_MISSING', 'ENTITLEMENT_MISSING', false],
    ['muted', muted, 'MUTED', 'OK', true],
    ['paid', await content.aPaidMember(community), 'OK', 'OK', true],
    ['guest', await app.world.aMember({ community, role: 'GUEST' }), 'OK', 'OK', true],
  ];
  for (const [caller, viewer, commenting, reacting, reads] of callers) {
    const counts = await app.platform.database.reader.selectFrom('post').select(['commentCount', 'reactionCount']).where('communityId', '=', community.id).executeTakeFirstOrThrow();
    expect([caller, (await thread(viewer, post)).viewerCanComment, (await thread(viewer, post)).comments.nodes.length > 0]).toEqual([caller, commenting === 'OK', reads]);
    expect([caller, (await app.run('query ($id: ID!) { node(id: $id) { ... on Reactable { viewerCanReact } } }', { id: post }, viewer)).data.node.viewerCanReact]).toEqual([caller, reacting === 'OK']);
    expect([caller, refusalOf(await content.addComment(viewer, { postId: post }), 'addComment')]).toEqual([caller, commenting]);
    expect([caller, refusalOf(await content.react(viewer, post), 'react')]).toEqual([caller, reacting]);
    expect([caller, refusalOf(await content.react(viewer, comment), 'react')]).toEqual([caller, reads ? 'OK' : viewer === VISITOR ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
    expect([caller, refusalOf(await content.unreact(viewer, post, 'LOVE'), 'unreact')]).toEqual([caller, reacting]);
    expect([caller, refusalOf(await remove(viewer, comment), 'deleteComment')]).toEqual([caller, reads ? 'FORBIDDEN' : viewer === VISITOR ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
    const after = await app.platform.database.reader.selectFrom('post').select(['commentCount', 'reactionCount']).where('communityId', '=', community.id).executeTakeFirstOrThrow();
    expect([caller, after]).toEqual([caller, { commentCount: counts.commentCount + Number(commenting === 'OK'), reactionCount: counts.reactionCount + Number(reacting === 'OK') }]);
  }
});

test('a deleted comment keeps its place: the words go, the answers stay, and it counts once', async () => {
  const CANARY = 'canary-of-the-comment';
  const world = await app.world.aCommunity();
  const author = await app.world.aMember({ community: world.community });
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const root = await content.aComment(author, post, { body: CANARY });
  await content.aComment(world.owner, post, { body: '回答', parentId: root });
  const removals = await Promise.all([remove(author, root), remove(author, root), remove(world.owner, root)]);
  for (const { data } of removals) expect(data.deleteComment).toEqual({ comment: { id: root, body: null, isDeleted: true }, post: { commentCount: 1 }, errors: [] });
  const seen = await thread(world.owner, post);
  expect(seen).toMatchObject({ commentCount: 1, comments: { nodes: [{ id: root, body: null, isDeleted: true, replyCount: 1, viewerCanDelete: false, replies: { nodes: [{ body: '回答', parent: { id: root } }] } }] } });
  expect(JSON.stringify(await app.platform.database.reader.selectFrom('comment').selectAll().where('communityId', '=', world.community.id).execute())).not.toContain(CANARY);
  expect(refusalOf(await content.react(author, root), 'react')).toBe('DELETED');
});

test('pages of comments neither overlap nor leave gaps while others are added', async () => {
  const world = await app.world.aCommunity();
  const post = await content.aPost(world.owner, await content.aTopic(world));
  for (let index = 0; index < 7; index++) await content.aComment(world.owner, post, { body: `评论 ${index}` });
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more && seen.length < 20;) {
    const { comments } = await thread(world.owner, post, { first: 3, after });
    seen.push(...comments.nodes.map(({ body }: { body: string }) => body));
    ({ hasNextPage: more, endCursor: after } = comments.pageInfo);
    if (seen.length === 3) await content.aComment(world.owner, post, { body: '评论 7' });
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((index) => `评论 ${index}`));
});

test('a thread takes the same number of statements whatever its size', async () => {
  const world = await app.world.aCommunity();
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const fill = async () => {
    const root = await content.aComment(await app.world.aMember({ community: world.community }), post);
    await content.aComment(await app.world.aMember({ community: world.community }), post, { parentId: root });
  };
  await fill();
  const few = await statementsOf(app, () => thread(world.owner, post));
  for (let round = 0; round < 5; round++) await fill();
  const many = await statementsOf(app, () => thread(world.owner, post));
  expect(many.length).toBe(few.length);
  const { endCursor } = (await thread(world.owner, post, { first: 2 })).comments.pageInfo;
  const next = await statementsOf(app, () => thread(world.owner, post, { first: 2, after: endCursor }));
  for (const statement of [...many, ...next].filter((text) => /from "comment"/.test(text) && /order by/.test(text))) {
    const plan = await planOf(app, statement);
    expect(plan.slice(plan.lastIndexOf('Limit'))).toMatch(/Index Scan using comment_(?:post|parent|thread)_index/);
    expect(plan.slice(plan.lastIndexOf('Limit'))).not.toMatch(/Sort/);
  }
  expect((await thread(world.owner, post)).comments.nodes).toHaveLength(6);
});
