import { readFileSync, globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.ts';
import { Member } from '../../src/modules/communities/index.ts';
import { Post } from '../../src/modules/posts/index.ts';
import { UnguardedStatementError } from '../../src/platform/database/statement-guard.ts';
import { startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('keys as the migrated database knows them', () => {
  const read = (table: string, column: string) => app.platform.database.reader.selectFrom(table).selectAll().where(column, '=', newId()).execute();

  test.each([['post', 'id'], ['post', 'communityId'], ['post', 'topicId'], ['comment', 'postId'], ['room_message', 'roomId'], ['access_grant', 'tierId'], ['checkout_attempt', 'sessionId'], ['membership_subscription', 'providerId'], ['user_account', 'email']])('%s by %s', async (table, column) => {
    await expect(read(table, column)).resolves.toEqual([]);
  });
  test.each([['post', 'authorId'], ['member', 'userId'], ['purchase_order', 'userId'], ['membership_subscription', 'userId'], ['room_message', 'authorId'], ['media', 'uploaderId'], ['access_grant', 'userId']])('not %s by %s alone', async (table, column) => {
    await expect(read(table, column)).rejects.toThrow(UnguardedStatementError);
  });
});

describe('entities', () => {
  const em = () => app.platform.database.orm.em.fork();
  test('are found by their community or a key', async () => {
    expect(await em().findOne(Member, { communityId: newId(), userId: newId() })).toBeNull();
    expect(await em().find(Post, { topicId: { $in: [newId()] } })).toEqual([]);
    expect(await em().findOne(Post, newId())).toBeNull();
  });
  test.each([['nothing', {}], ['a person', { userId: newId() }], ['a community that is not', { communityId: { $ne: newId() }, userId: newId() }], ['one branch of an or', { $or: [{ communityId: newId() }, { userId: newId() }] }]])('are not found by %s', async (_name, where) => {
    await expect(em().find(Member, where as never)).rejects.toThrow(UnguardedStatementError);
  });
  test('are not changed or removed without either', async () => {
    await expect(em().nativeUpdate(Member, { userId: newId() }, { number: 1 })).rejects.toThrow(UnguardedStatementError);
    await expect(em().nativeDelete(Member, {})).rejects.toThrow(UnguardedStatementError);
  });
});

/** Raw SQL is not seen by the guard: each file whose pieces could name a table stands here with the reason. */
const RAW: Readonly<Record<string, string>> = {
  'src/modules/chat/commands/mark-room-read.ts': 'read positions of one person in the rooms of a given community',
  'src/modules/chat/queries/rooms.ts': 'mentions and read positions of given pairs of person and room, each compared with both',
  'src/modules/ledger/commands/post.ts': 'one statement that writes a transaction of the ledger with what it opens; it only inserts',
  'src/modules/ledger/commands/write-postings.ts': 'one statement that writes lines and balances; accounts are found by community, kind, currency and holder, all given',
  'src/modules/viewer-streams/commands/keep-viewer-logs.ts': 'sweeps logs of persons by age, in every community, with the bound of each log in the same statement',
  'src/modules/viewer-streams/queries/viewer-log.ts': 'logs of given persons and heads of given rooms, by their keys',
  'src/modules/posts/commands/count-attention.ts': 'an expression over columns; its `from` belongs to `extract`',
};
const STATEMENT = /sql(?:<[^`]*?>)?`[^`]*\b(?:from|join|update|into|using|table)\s+["a-z_$]/i;

test('raw SQL of the modules names no table', () => {
  expect(STATEMENT.test('sql<{ id: string }>`select id from post`')).toBe(true);
  const found = globSync('src/modules/**/*.ts').filter((file) => STATEMENT.test(readFileSync(file, 'utf8')));
  expect(found.sort()).toEqual(Object.keys(RAW).sort());
});
