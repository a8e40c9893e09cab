import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';
import { chatChecks } from '../../scripts/checks/chat.ts';
import { contentChecks } from '../../scripts/checks/content.ts';
import { dataChecks, findDataFaults } from '../../scripts/checks/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { contentOf } from '../support/content.ts';
import { randomName } from '../support/world.ts';
import { encodeId } from '../../src/kernel/id.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';

let app: TestApp;
const content = contentOf(() => app);
const IDEMPOTENT = () => ({ idempotencyKey: randomName('key') });

async function act(mutation: string, type: string, argument: unknown, selection: string, viewer: Viewer): Promise<any> {
  const name = type.endsWith('!') && type.includes('Input') ? 'input' : `${mutation.replace(/^[a-z]+/, '').toLowerCase()}Id`;
  const { data, errors } = await app.run(`mutation ($value: ${type}) { ${mutation}(${name}: $value) { ${selection} errors { ... on UserError { code } } } }`, { value: argument }, viewer);
  expect([errors, data[mutation].errors]).toEqual([[], []]);
  return data[mutation];
}

/** A post with an edit, comments, answers and reactions, a deleted one of each, and a room with a recalled message. */
beforeAll(async () => {
  app = await startApp();
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const topicId = await content.aTopic({ owner, community });
  const [postId, goneId] = [await content.aPost(member, topicId), await content.aPost(member, topicId)];
  await app.run('mutation ($postId: ID!, $input: UpdatePostInput!) { updatePost(postId: $postId, input: $input) { post { id } } }', { postId, input: { body: '红烧肉要小火。' } }, member);
  const parentId = await content.aComment(owner, postId);
  await content.aComment(member, postId, { parentId });
  const deletedId = await content.aComment(member, postId, { parentId });
  for (const viewer of [owner, member]) for (const target of [postId, parentId]) await content.react(viewer, target);
  await content.unreact(owner, postId);
  await act('deleteComment', 'ID!', deletedId, 'comment { id }', member);
  await act('deletePost', 'ID!', goneId, 'post { id }', member);
  const { room } = await act('createRoom', 'CreateRoomInput!', { communityId: encodeId('Community', community.id), name: '茶馆', ...IDEMPOTENT() }, 'room { id }', owner);
  const { message } = await act('sendMessage', 'SendMessageInput!', { roomId: room.id, body: '大家好', ...IDEMPOTENT() }, 'message { id }', member);
  const kept = (await act('sendMessage', 'SendMessageInput!', { roomId: room.id, body: '欢迎', ...IDEMPOTENT() }, 'message { id }', owner)).message.id;
  for (const [viewer, id] of [[owner, kept], [member, kept], [member, message.id]] as const) await app.run('mutation ($id: ID!) { reactToMessage(messageId: $id, emoji: "👍") { message { id } } }', { id }, viewer);
  await app.run('mutation ($id: ID!) { editMessage(messageId: $id, input: { body: "欢迎！" }) { message { id } } }', { id: kept }, owner);
  await act('recallMessage', 'ID!', message.id, 'message { id }', member);
  await app.platform.jobs.drain();
});
afterAll(() => app.stop());

test('what has happened through the API breaks no check of any module', async () => {
  expect(await findDataFaults(app.platform.database.reader)).toEqual([]);
});

test('every check has a name of its own', () => {
  expect(new Set(dataChecks.map(({ name }) => name)).size).toBe(dataChecks.length);
});

const PLANTED: Record<string, RawBuilder<unknown>> = {
  "a topic's count is the number of its posts that stand": sql`update topic set post_count = 2`,
  "a post's count is the number of its comments that stand": sql`update post set comment_count = 3 where deleted_at is null`,
  "a comment's count is the number of its answers": sql`update comment set reply_count = 1 where parent_id is null`,
  'an answer stands below the same post as what it answers': sql`update comment set post_id = (select id from post where deleted_at is not null) where parent_id is not null and deleted_at is null`,
  'reactions are counted, in sum and by kind': sql`update post set reaction_counts = '{"LIKE": 2}' where deleted_at is null`,
  'nothing of what was written stays in what was deleted': sql`update comment set body = '还在' where deleted_at is not null`,
  'the earlier words of a post are kept without gaps': sql`delete from post_revision`,
  "a room's log has no gap and ends at its position": sql`update room set last_seq = 9`,
  'messages are counted without gaps': sql`update room set last_ordinal = 3`,
  'a message is in the log at its position, and the order of both is the same': sql`update room_message set ordinal = 9 where recalled_at is null`,
  'nothing of what was said stays in a recalled message': sql`update room_message set body = '还在' where recalled_at is not null`,
  'emoji of a message are counted': sql`update room_message set reaction_counts = '{"👍": 3}' where recalled_at is null`,
  'the earlier words of a message are kept without gaps': sql`delete from message_revision`,
  'nobody has read more than there is': sql`update room_read_position set ordinal = 3 where ordinal = 2`,
};

test.each([...contentChecks, ...chatChecks])('finds rows that break: $name', async (check) => {
  const back = new Error('roll back');
  const planted = app.platform.database.reader.transaction().execute(async (tx) => {
    expect((await PLANTED[check.name]!.execute(tx)).numAffectedRows).toBeGreaterThanOrEqual(1n);
    expect((await sql`${sql.raw(check.sql)}`.execute(tx)).rows).toHaveLength(1);
    throw back;
  });
  await expect(planted).rejects.toBe(back);
});
