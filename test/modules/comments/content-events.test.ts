import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reaction, type DomainEvent } from '../../../src/kernel/event.ts';
import { parseId } from '../../../src/kernel/id.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, PREMIUM } from '../../support/content.ts';

const NAMES = ['topics.topic-created', 'topics.topic-archived', 'posts.post-published', 'posts.post-deleted', 'comments.comment-added', 'comments.comment-deleted', 'comments.reaction-added', 'comments.reaction-removed'];
let app: TestApp;
const content = contentOf(() => app);
const heard: DomainEvent[] = [];
beforeAll(async () => {
  app = await startApp();
  app.platform.jobs.register({ reactions: NAMES.map((name) => reaction(`test.hear-${name.replace('.', '-')}`, name, async (event) => void heard.push(event))), jobs: [] });
});
afterAll(() => app.stop());

/** What was emitted since the last call, in order of time. */
async function listen(): Promise<[string, unknown][]> {
  await app.platform.jobs.drain();
  return heard.splice(0).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ name, payload }) => [name, payload]);
}
const uuid = (id: string): string => parseId(id).uuid;

test('what happens is told once, with who wrote what', async () => {
  const world = await app.world.aCommunity();
  const [author, reader] = [await app.world.aMember({ community: world.community }), await app.world.aMember({ community: world.community })];
  const topic = await content.aTopic(world);
  const post = await content.aPost(author, topic);
  const comment = await content.aComment(reader, post);
  expect(await listen()).toEqual([
    ['topics.topic-created', { topicId: uuid(topic), authorId: world.owner.userId }],
    ['posts.post-published', { postId: uuid(post), authorId: author.userId, topicId: uuid(topic) }],
    ['comments.comment-added', { commentId: uuid(comment), postId: uuid(post), authorId: reader.userId, postAuthorId: author.userId }],
  ]);
  for (const act of [content.react, content.react, content.unreact, content.unreact]) await act(reader, post, 'LOVE');
  await content.react(author, comment);
  expect(await listen()).toEqual([
    ['comments.reaction-added', { targetKind: 'POST', targetId: uuid(post), authorId: author.userId, byUserId: reader.userId, kind: 'LOVE' }],
    ['comments.reaction-removed', { targetKind: 'POST', targetId: uuid(post), authorId: author.userId, byUserId: reader.userId, kind: 'LOVE' }],
    ['comments.reaction-added', { targetKind: 'COMMENT', targetId: uuid(comment), authorId: reader.userId, byUserId: author.userId, kind: 'LIKE' }],
  ]);
  for (let again = 0; again < 2; again++) {
    await app.modules.comments.deleteComment(world.owner, uuid(comment));
    await app.modules.posts.deletePost(author, uuid(post));
    await app.modules.topics.archiveTopic(world.owner, uuid(topic));
  }
  expect(await listen()).toEqual([
    ['comments.comment-deleted', { commentId: uuid(comment), postId: uuid(post), authorId: reader.userId, postAuthorId: author.userId }],
    ['posts.post-deleted', { postId: uuid(post), authorId: author.userId, topicId: uuid(topic) }],
    ['topics.topic-archived', { topicId: uuid(topic) }],
  ]);
});

test('a refused call and a repeated one tell nothing', async () => {
  const world = await app.world.aCommunity();
  const member = await app.world.aMember({ community: world.community });
  const topic = await content.aTopic(world, { readEntitlement: PREMIUM });
  const once = { topicId: topic, body: '一次', idempotencyKey: 'once' };
  const { data } = await content.publishPost(world.owner, once);
  const post = data.publishPost.post.id;
  expect((await listen()).map(([name]) => name)).toEqual(['topics.topic-created', 'posts.post-published']);
  await content.publishPost(world.owner, once);
  await content.publishPost(world.owner, { topicId: topic, body: '' });
  for (const viewer of [member, await app.world.aUser()]) {
    await content.createTopic(viewer, world.community);
    await content.publishPost(viewer, { topicId: topic });
    await content.addComment(viewer, { postId: post });
    await content.react(viewer, post);
    await content.unreact(viewer, post);
    await app.modules.posts.deletePost(viewer, uuid(post)).catch(() => undefined);
  }
  expect(await listen()).toEqual([]);
});
