import { sql } from 'kysely';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer, Viewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import { giveGrant } from '../../src/modules/tiers/index.ts';
import type { Answer, TestApp } from './app.ts';
import { randomName } from './world.ts';

export const PREMIUM = 'posts.read.premium';
const REFUSALS = 'errors { __typename ... on UserError { code path } }';
const ERRORS = REFUSALS.replace('path }', 'path } ... on EntitlementMissingError { entitlement unlockPaths { __typename title } }');

/** Topics, posts and comments made through the API, each with what is needed to make it. */
export function contentOf(app: () => TestApp) {
  const run = (document: string, input: object, viewer: Viewer): Promise<Answer> => app().run(document, { input: { idempotencyKey: randomName('key'), ...input } }, viewer);
  const valueOf = (answer: Answer, mutation: string, name: string) => {
    if (answer.errors.length > 0 || answer.data[mutation].errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    return answer.data[mutation][name];
  };
  const content = {
    createTopic: (viewer: Viewer, community: CommunityRow, input: object = {}) =>
      run(`mutation ($input: CreateTopicInput!) { createTopic(input: $input) { topic { id title } ${REFUSALS} } }`, { communityId: encodeId('Community', community.id), title: '家常菜', ...input }, viewer),
    publishPost: (viewer: Viewer, input: object) =>
      run(`mutation ($input: PublishPostInput!) { publishPost(input: $input) { post { id title body teaser } ${ERRORS} } }`, { type: 'TALK', body: '今天做了红烧肉。', ...input }, viewer),
    addComment: (viewer: Viewer, input: object) =>
      run(`mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id body parent { id } } post { id commentCount } ${ERRORS} } }`, { body: '看着就香', ...input }, viewer),
    react: (viewer: Viewer, targetId: string, kind = 'LIKE') =>
      app().run(`mutation ($input: ReactInput!) { react(input: $input) { target { reactionCount viewerReactions reactions { kind count } } ${ERRORS} } }`, { input: { targetId, kind } }, viewer),
    unreact: (viewer: Viewer, targetId: string, kind = 'LIKE') =>
      app().run(`mutation ($input: UnreactInput!) { unreact(input: $input) { target { reactionCount viewerReactions } ${ERRORS} } }`, { input: { targetId, kind } }, viewer),
    /** The id of a topic opened by the owner. */
    async aTopic({ owner, community }: { owner: SignedInViewer; community: CommunityRow }, input: object = {}): Promise<string> {
      return valueOf(await content.createTopic(owner, community, input), 'createTopic', 'topic').id;
    },
    async aPost(author: Viewer, topicId: string, input: object = {}): Promise<string> {
      return valueOf(await content.publishPost(author, { topicId, ...input }), 'publishPost', 'post').id;
    },
    async aComment(author: Viewer, postId: string, input: object = {}): Promise<string> {
      return valueOf(await content.addComment(author, { postId, ...input }), 'addComment', 'comment').id;
    },
    /** A member who holds the given rights by a grant. */
    async aPaidMember(community: CommunityRow, ...entitlements: string[]): Promise<SignedInViewer> {
      const member = await app().world.aMember({ community, displayName: '付费成员' });
      const source = { kind: 'ORDER', id: randomName('order') } as const;
      await app().platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, source, entitlements: entitlements.length > 0 ? entitlements : [PREMIUM], startsAt: tx.now, endsAt: null })));
      return member;
    },
    /** Ends a membership as leaving and banning do. */
    async endMembership(community: CommunityRow, user: SignedInViewer, status: 'LEFT' | 'BANNED'): Promise<void> {
      await app().platform.database.reader.updateTable('member').set({ status }).where('communityId', '=', community.id).where('userId', '=', user.userId).execute();
    },
    async changeMember(community: CommunityRow, user: SignedInViewer, values: object): Promise<void> {
      await app().platform.database.reader.updateTable('member').set(values).where('communityId', '=', community.id).where('userId', '=', user.userId).execute();
    },
  };
  return content;
}

/** The statements that the work sends to the database. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  app.platform.database.queryLog.start();
  await work();
  return app.platform.database.queryLog.stop();
}

/** How the server would run a statement whose parameters it does not know, when it may neither read whole tables nor sort. */
export async function planOf(app: TestApp, statement: string): Promise<string> {
  const { rows } = await app.platform.database.reader.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    await sql`set local enable_sort = off`.execute(transaction);
    await sql`set local enable_bitmapscan = off`.execute(transaction);
    return sql<{ 'QUERY PLAN': string }>`explain (generic_plan) ${sql.raw(statement)}`.execute(transaction);
  });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
