import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { chatOf } from '../support/chat.ts';
import { contentOf, statementsOf } from '../support/content.ts';
import { randomName } from '../support/world.ts';
import { send } from './support/mutations.ts';

let app: TestApp;
const content = contentOf(() => app);
const chat = chatOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

interface Stage {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly communityId: string;
}
const memberOf = async ({ community, owner }: Stage): Promise<string> =>
  encodeId('Member', (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', owner.userId).executeTakeFirstOrThrow()).id);
const aPost = async (stage: Stage): Promise<string> => content.aPost(stage.owner, await content.aTopic(stage));
const aMessage = async ({ owner, community }: Stage): Promise<string> => (await chat.send(owner, await chat.aRoom(owner, community), 'Fresh')).id;
const aTier = async ({ owner, communityId }: Stage): Promise<string> =>
  (await app.run('mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id } } }', { input: { communityId, name: randomName('tier'), rank: 10, entitlements: [], idempotencyKey: randomName('key') } }, owner)).data.createTier.tier.id;

/** What takes a lock before it writes, and its arguments. */
const LOCKING: Readonly<Record<string, (stage: Stage) => Promise<object> | object>> = {
  setGrowthLevels: ({ communityId }) => ({ communityId, input: { levels: [{ name: 'a', threshold: 0 }] } }),
  setPointRules: ({ communityId }) => ({ communityId, input: { rules: [] } }),
  setKolLevels: ({ communityId }) => ({ communityId, input: { levels: [] } }),
  inviteKol: async (stage) => ({ input: { memberId: await memberOf(stage), idempotencyKey: randomName('key') } }),
  createTopic: ({ communityId }) => ({ input: { communityId, title: 'Fresh', idempotencyKey: randomName('key') } }),
  moveTopic: async (stage) => ({ topicId: await content.aTopic(stage), input: {} }),
  updatePost: async (stage) => ({ postId: await aPost(stage), input: { body: 'Changed' } }),
  deletePost: async (stage) => ({ postId: await aPost(stage) }),
  deleteComment: async (stage) => ({ commentId: await content.aComment(stage.owner, await aPost(stage)) }),
  createTier: ({ communityId }) => ({ input: { communityId, name: 'Fresh', rank: 10, entitlements: [], idempotencyKey: randomName('key') } }),
  createPlan: async (stage) => ({ input: { tierId: await aTier(stage), kind: 'MONTHLY', idempotencyKey: randomName('key') } }),
  updateCommunity: ({ communityId }) => ({ communityId, input: { description: 'Changed' } }),
  publishRules: ({ communityId }) => ({ input: { communityId, body: 'Changed', idempotencyKey: randomName('key') } }),
  updateRoom: async ({ owner, community }) => ({ roomId: await chat.aRoom(owner, community), input: { isMuted: true } }),
  editMessage: async (stage) => ({ messageId: await aMessage(stage), input: { body: 'Changed' } }),
  recallMessage: async (stage) => ({ messageId: await aMessage(stage) }),
  pinMessage: async (stage) => ({ messageId: await aMessage(stage) }),
  muteInRoom: async (stage) => ({ roomId: await chat.aRoom(stage.owner, stage.community), memberId: await memberOf(stage) }),
  removeMember: async (stage) => ({ memberId: await memberOf(stage) }),
};

const locksIn = (statements: readonly string[]): string[] => statements.filter((statement) => /for (?:no key )?update|for share/i.test(statement));

test.each(Object.entries(LOCKING))('%s: whoever is refused has locked nothing', async (name, argumentsOf) => {
  const { owner, community } = await app.world.aCommunity();
  const stage = { owner, community, communityId: encodeId('Community', community.id) };
  const variables = (await argumentsOf(stage)) as Record<string, unknown>;
  const member = await app.world.aMember({ community });
  for (const viewer of [member, await app.world.aUser()]) {
    let code = 'OK';
    const statements = await statementsOf(app, async () => {
      code = (await send(app, name, variables, viewer)).code;
    });
    expect(code).toMatch(/^(?:!FORBIDDEN|NOT_FOUND)$/);
    expect(locksIn(statements)).toEqual([]);
  }
  expect(locksIn(await statementsOf(app, () => send(app, name, variables, owner)))).not.toEqual([]);
});

test('everybody who locks a community locks it in the same way', async () => {
  const { owner, community } = await app.world.aCommunity();
  const stage = { owner, community, communityId: encodeId('Community', community.id) };
  const locks: string[] = [];
  for (const [name, argumentsOf] of Object.entries(LOCKING)) {
    const variables = (await argumentsOf(stage)) as Record<string, unknown>;
    const statements = await statementsOf(app, () => send(app, name, variables, owner));
    locks.push(...statements.filter((statement) => /from "?community"?.*for .*update/is.test(statement)).map((statement) => /for (?:no key )?update/i.exec(statement)![0]));
  }
  expect(locks.length).toBeGreaterThan(5);
  expect(new Set(locks)).toEqual(new Set(['for no key update']));
});
