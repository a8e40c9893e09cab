import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DAY } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import { REACTION_KINDS } from '../../../src/kernel/reaction-kind.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const READ = 'query ($id: ID!) { node(id: $id) { ... on Reactable { reactionCount viewerReactions reactions { kind count } } } }';

/** Counters of posts and comments that differ from what their rows add up to. */
async function drift(): Promise<unknown[]> {
  const { rows } = await sql`
    select target.id from (
      select id, reaction_count, reaction_counts, comment_count from post union all select id, reaction_count, reaction_counts, null from comment
    ) target
    left join lateral (select count(*)::int as n from reaction where post_id = target.id or comment_id = target.id) given on true
    left join lateral (select coalesce(jsonb_object_agg(kind, n), '{}') as counts from (select kind, count(*)::int as n from reaction where post_id = target.id or comment_id = target.id group by kind) k) kinds on true
    where given.n <> target.reaction_count or kinds.counts <> (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(target.reaction_counts) where value <> '0')
      or target.comment_count <> (select count(*) from comment where comment.post_id = target.id and deleted_at is null)`.execute(app.platform.database.reader);
  return rows;
}

test('a reaction is given once per person and kind, and taken back once, on posts and comments', async () => {
  const world = await app.world.aCommunity();
  const member = await app.world.aMember({ community: world.community });
  const post = await content.aPost(world.owner, await content.aTopic(world));
  for (const target of [post, await content.aComment(world.owner, post)]) {
    expect((await content.react(member, target)).data.react).toEqual({ target: { reactionCount: 1, viewerReactions: ['LIKE'], reactions: [{ kind: 'LIKE', count: 1 }] }, errors: [] });
    expect((await content.react(member, target)).data.react.target.reactionCount).toBe(1);
    expect((await content.react(member, target, 'THANK')).data.react.target).toEqual({ reactionCount: 2, viewerReactions: ['LIKE', 'THANK'], reactions: [{ kind: 'LIKE', count: 1 }, { kind: 'THANK', count: 1 }] });
    expect((await content.react(world.owner, target)).data.react.target.reactions).toEqual([{ kind: 'LIKE', count: 2 }, { kind: 'THANK', count: 1 }]);
    expect((await content.unreact(member, target)).data.unreact).toEqual({ target: { reactionCount: 2, viewerReactions: ['THANK'] }, errors: [] });
    expect((await content.unreact(member, target)).data.unreact.target.reactionCount).toBe(2);
    expect((await content.unreact(member, target, 'THANK')).data.unreact.target.reactionCount).toBe(1);
    expect((await app.run(READ, { id: target }, member)).data.node).toEqual({ reactionCount: 1, viewerReactions: [], reactions: [{ kind: 'LIKE', count: 1 }] });
  }
  expect(await drift()).toEqual([]);
});

test('only posts and comments are reacted to', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  expect((await content.react(world.owner, topic)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect((await content.react(world.owner, 'post_01h455vb4pex5vsknk084sn02q')).data.react.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'targetId'] }]);
});

test('counters are exact under many people at once', async () => {
  const world = await app.world.aCommunity();
  const people = await Promise.all(Array.from({ length: 8 }, () => app.world.aMember({ community: world.community })));
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const comment = await content.aComment(world.owner, post);
  const rounds = people.flatMap((person) => [
    ...REACTION_KINDS.map((kind) => content.react(person, post, kind)), ...REACTION_KINDS.map((kind) => content.react(person, post, kind)), content.unreact(person, post, 'LOVE'),
    content.react(person, comment), content.unreact(person, comment), content.react(person, comment), content.addComment(person, { postId: post }), content.addComment(person, { postId: post, parentId: comment }),
  ]);
  for (const { errors } of await Promise.all(rounds)) expect(errors).toEqual([]);
  expect(await drift()).toEqual([]);
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on Post { commentCount reactions { kind count } comments(first: 1) { nodes { replyCount } } } } }', { id: post }, world.owner);
  expect(data.node).toMatchObject({ commentCount: 17, comments: { nodes: [{ replyCount: 8 }] } });
  expect(data.node.reactions).toEqual(expect.arrayContaining(['LIKE', 'LAUGH', 'APPLAUD', 'THANK'].map((kind) => ({ kind, count: 8 }))));
}, 240_000);

test('deleting a post while people react leaves its counters true', async () => {
  const world = await app.world.aCommunity();
  const people = await Promise.all(Array.from({ length: 6 }, () => app.world.aMember({ community: world.community })));
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const remove = app.run('mutation ($postId: ID!) { deletePost(postId: $postId) { errors { ... on UserError { code } } } }', { postId: post }, world.owner);
  const answers = await Promise.all([...people.map((person) => content.react(person, post)), ...people.map((person) => content.addComment(person, { postId: post }))]);
  expect((await remove).errors).toEqual([]);
  for (const { errors, data } of answers) {
    expect(errors).toEqual([]);
    expect(['OK', 'DELETED']).toContain((data.react ?? data.addComment).errors[0]?.code ?? 'OK');
  }
  expect(await drift()).toEqual([]);
});

test('whoever has not read the rules reacts to nothing and takes nothing back; whoever is muted does both', async () => {
  const world = await app.world.aCommunity();
  const member = await app.world.aMember({ community: world.community });
  const post = await content.aPost(world.owner, await content.aTopic(world));
  const comment = await content.aComment(world.owner, post);
  await content.react(member, post, 'THANK');
  await content.changeMember(world.community, member, { mutedUntil: new Date(app.clock.now().getTime() + DAY) });
  const input = { communityId: encodeId('Community', world.community.id), body: '请友善发言。', idempotencyKey: randomName('key') };
  await app.run('mutation ($input: PublishRulesInput!) { publishRules(input: $input) { errors { __typename } } }', { input }, world.owner);
  const may = async (): Promise<boolean[]> => Promise.all([post, comment].map(async (id) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Reactable { viewerCanReact } } }', { id }, member)).data.node.viewerCanReact));

  const refusals = [await content.react(member, post), await content.react(member, comment), await content.unreact(member, post, 'THANK')].map(({ data }) => (data.react ?? data.unreact).errors[0]);
  expect(refusals).toEqual(Array.from({ length: 3 }, () => ({ __typename: 'RulesNotAcknowledgedError', code: 'RULES_NOT_ACKNOWLEDGED', path: ['input', 'targetId'] })));
  expect((await app.run(READ, { id: post }, member)).data.node).toEqual({ reactionCount: 1, viewerReactions: ['THANK'], reactions: [{ kind: 'THANK', count: 1 }] });
  expect(await may()).toEqual([false, false]);

  await app.run('mutation ($id: ID!) { acknowledgeRules(communityId: $id, version: 1) { errors { __typename } } }', { id: input.communityId }, member);
  expect(await may()).toEqual([true, true]);
  expect((await content.react(member, comment)).data.react.errors).toEqual([]);
  expect((await content.unreact(member, post, 'THANK')).data.unreact).toEqual({ target: { reactionCount: 0, viewerReactions: [] }, errors: [] });
  expect(await drift()).toEqual([]);
});
