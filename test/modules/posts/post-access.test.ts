import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VISITOR, type Viewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, PREMIUM } from '../../support/content.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CANARY = 'canary-words-that-were-paid-for';
const EVERYTHING = `fragment E on Post { id type title teaser body bodyHtml isDeleted revisionNumber commentCount reactionCount publishedAt editedAt viewerReactions viewerCanEdit viewerCanDelete viewerCanComment
  author { number } topic { id title } access { allowed reason unlockPaths { __typename title } } reactions { kind count }
  revisions { nodes { id number title body bodyHtml } } comments { nodes { id body isDeleted author { number } replies { nodes { body } } thread { nodes { body } } } } }`;
const READ = `query ($slug: String!, $post: ID!, $topic: ID!, $comment: ID!, $revision: ID!) { community(slug: $slug) { posts { nodes { ...E } } hottest: posts(orderBy: HOTTEST) { nodes { ...E } } topics { nodes { posts { nodes { ...E } } } } }
  post: node(id: $post) { ...E } topic: node(id: $topic) { ... on Topic { posts { nodes { ...E } } } } comment: node(id: $comment) { id ... on Comment { body } } revision: node(id: $revision) { id ... on PostRevision { body } } } ${EVERYTHING}`;
const UPDATE = 'mutation ($postId: ID!, $input: UpdatePostInput!) { updatePost(postId: $postId, input: $input) { post { revisionNumber } errors { ... on UserError { code path } } } }';

/** An article behind a gate, edited once, with a comment and an answer; every protected text holds the canary. */
async function aGatedArticle(visibility: 'PUBLIC' | 'PRIVATE' = 'PUBLIC') {
  const world = await app.world.aCommunity({ visibility });
  const topic = await content.aTopic(world, { readEntitlement: PREMIUM });
  const author = await content.aPaidMember(world.community);
  const body = `开场白，人人可见。\n\n${CANARY} 正文。${'更多内容。'.repeat(20)}`;
  const post = await content.aPost(author, topic, { type: 'ARTICLE', title: '秘方', body: `${body} 初稿 ${CANARY}` });
  await app.run(UPDATE, { postId: post, input: { body } }, author);
  const comment = await content.aComment(author, post, { body: `评论 ${CANARY}` });
  await content.aComment(author, post, { body: `回复 ${CANARY}`, parentId: comment });
  const { data } = await app.run('query ($post: ID!) { node(id: $post) { ... on Post { revisions { nodes { id } } } } }', { post }, author);
  const revision = data.node.revisions.nodes[0].id as string;
  const read = (viewer: Viewer) => app.run(READ, { slug: world.community.slug, post, topic, comment, revision }, viewer);
  return { ...world, topic, author, post, comment, read };
}

test('who may read gets everything, who may not gets a teaser without a trace of the words', async () => {
  const { community, owner, author, read } = await aGatedArticle();
  const paid = await content.aPaidMember(community);
  const former = await content.aPaidMember(community);
  await content.endMembership(community, former, 'LEFT');
  const banned = await content.aPaidMember(community);
  await content.endMembership(community, banned, 'BANNED');
  const { owner: otherOwner } = await app.world.aCommunity();
  const callers: [string, Viewer, boolean, string, string[]][] = [
    ['visitor', VISITOR, false, 'NOT_SIGNED_IN', ['JoinCommunityPath']],
    ['outsider', await app.world.aUser(), false, 'NOT_A_MEMBER', ['JoinCommunityPath']],
    ['owner of another community', otherOwner, false, 'NOT_A_MEMBER', ['JoinCommunityPath']],
    ['staff', await app.world.aUser({ isStaff: true }), false, 'NOT_A_MEMBER', ['JoinCommunityPath']],
    ['former member', former, false, 'NOT_A_MEMBER', ['JoinCommunityPath']],
    ['banned', banned, false, 'NOT_A_MEMBER', ['JoinCommunityPath']],
    ['member', await app.world.aMember({ community }), false, 'ENTITLEMENT_MISSING', []],
    ['paid member', paid, true, 'ENTITLED', []],
    ['author', author, true, 'AUTHOR', []],
    ['guest', await app.world.aMember({ community, role: 'GUEST' }), true, 'ROLE', []],
    ['admin', await app.world.aMember({ community, role: 'ADMIN' }), true, 'ROLE', []],
    ['partner', await app.world.aMember({ community, role: 'PARTNER' }), true, 'ROLE', []],
    ['owner', owner, true, 'ROLE', []],
  ];
  for (const [caller, viewer, allowed, reason, paths] of callers) {
    const { data, errors } = await read(viewer);
    expect([caller, errors]).toEqual([caller, []]);
    const { access, title, teaser } = data.post;
    expect([caller, title, teaser, access.allowed, access.reason, access.unlockPaths.map(({ __typename }: { __typename: string }) => __typename)]).toEqual([caller, '秘方', '开场白，人人可见。', allowed, reason, paths]);
    expect([caller, JSON.stringify(data).includes(CANARY)]).toEqual([caller, allowed]);
    expect([caller, data.post.body === null, data.post.bodyHtml === null, data.post.comments.nodes.length, data.post.revisions.nodes.length, data.comment === null, data.revision === null]).toEqual([caller, !allowed, !allowed, allowed ? 1 : 0, allowed ? 1 : 0, !allowed, !allowed]);
    for (const feed of [data.community.posts, data.community.hottest, data.community.topics.nodes[0].posts, data.topic.posts]) expect([caller, feed.nodes]).toEqual([caller, [data.post]]);
    expect([caller, data.post.author === null]).toEqual([caller, ['NOT_SIGNED_IN', 'NOT_A_MEMBER'].includes(reason)]);
  }
});

test('an ungated post is for members; others get its teaser', async () => {
  const world = await app.world.aCommunity();
  const post = await content.aPost(world.owner, await content.aTopic(world), { body: `第一段。\n\n${CANARY} 很长的正文，足够写下第一段。` });
  const read = async (viewer: Viewer) => (await app.run('query ($post: ID!) { node(id: $post) { ... on Post { body teaser access { allowed reason } } } }', { post }, viewer)).data.node;
  expect(await read(VISITOR)).toEqual({ body: null, teaser: '第一段。', access: { allowed: false, reason: 'NOT_SIGNED_IN' } });
  expect(await read(await app.world.aUser())).toEqual({ body: null, teaser: '第一段。', access: { allowed: false, reason: 'NOT_A_MEMBER' } });
  expect((await read(await app.world.aMember({ community: world.community }))).access).toEqual({ allowed: true, reason: 'OPEN' });
});

test('the teaser of a short text never gives it away, and the author may write another', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world, { readEntitlement: PREMIUM });
  const teaserOf = async (post: string) => (await app.run('query ($post: ID!) { node(id: $post) { ... on Post { teaser } } }', { post })).data.node.teaser;
  const post = await content.aPost(world.owner, topic, { body: '答案是四十二' });
  expect(await teaserOf(post)).toBe('答…');
  await app.run(UPDATE, { postId: post, input: { teaser: '想知道答案吗？' } }, world.owner);
  expect(await teaserOf(post)).toBe('想知道答案吗？');
  await app.run(UPDATE, { postId: post, input: { body: '答案改成了四十三了' } }, world.owner);
  expect(await teaserOf(post)).toBe('想知道答案吗？');
  await app.run(UPDATE, { postId: post, input: { teaser: null } }, world.owner);
  expect(await teaserOf(post)).toBe('答案…');
});

test('in a private community there is no post for others, and changing it is not found', async () => {
  const { read, post, comment } = await aGatedArticle('PRIVATE');
  const stranger = await app.world.aUser();
  expect((await read(stranger)).data).toEqual({ community: null, post: null, topic: null, comment: null, revision: null });
  expect((await app.run(UPDATE, { postId: post, input: { body: '改' } }, stranger)).data.updatePost.errors).toEqual([{ code: 'NOT_FOUND', path: ['postId'] }]);
  expect((await content.addComment(stranger, { postId: post })).data.addComment.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'postId'] }]);
  for (const target of [post, comment]) expect((await content.react(stranger, target)).data.react.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'targetId'] }]);
});
