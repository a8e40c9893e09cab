import { sql } from 'kysely';
import { kolChecks } from '../../../scripts/checks/kol.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import type { TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { happenings, memberIdOf } from '../growth/support.ts';

export const ERRORS = 'errors { __typename ... on UserError { code path } }';
const DOCUMENTS = {
  setKolLevels: `mutation ($communityId: ID!, $levels: [KolLevelInput!]!) { setKolLevels(communityId: $communityId, input: { levels: $levels }) { community { kolLevels { id rank name entitlements targets { kind need } } } ${ERRORS} } }`,
  inviteKol: `mutation ($input: InviteKolInput!) { inviteKol(input: $input) { invitation { id status message member { number } invitedBy { number } } ${ERRORS} } }`,
  withdrawKolInvitation: `mutation ($id: ID!) { withdrawKolInvitation(invitationId: $id) { invitation { status } ${ERRORS} } }`,
  acceptKolInvitation: `mutation ($id: ID!, $key: ID!) { acceptKolInvitation(invitationId: $id, idempotencyKey: $key) { invitation { status } kol { id level { rank name } member { number } } ${ERRORS} } }`,
  declineKolInvitation: `mutation ($id: ID!) { declineKolInvitation(invitationId: $id) { invitation { status } ${ERRORS} } }`,
  promoteKol: `mutation ($id: ID!, $input: PromoteKolInput!) { promoteKol(kolId: $id, input: $input) { kol { level { name } } ${ERRORS} } }`,
  demoteKol: `mutation ($id: ID!, $input: DemoteKolInput!) { demoteKol(kolId: $id, input: $input) { kol { level { name } } ${ERRORS} } }`,
  endKolStanding: `mutation ($id: ID!, $input: EndKolStandingInput!) { endKolStanding(kolId: $id, input: $input) { kol { level { name } endedAt } ${ERRORS} } }`,
} as const;

/** Two levels: one that a post opens, one that takes a paying invitee. */
export const LEVELS = [
  { name: '种子', points: 5, posts: 1, payingInvitees: 0, entitlements: ['topics.create'] },
  { name: '领袖', points: 15, posts: 3, payingInvitees: 1, entitlements: ['rooms.join.kol'] },
];

/** A community with a programme, and what its people do in it. */
export async function aProgramme(app: TestApp, levels: readonly object[] = LEVELS) {
  const { owner, community } = await app.world.aCommunity();
  const call = async (name: keyof typeof DOCUMENTS, variables: Record<string, unknown>, viewer: SignedInViewer) => {
    const { data, errors } = await app.run(DOCUMENTS[name], { key: randomName('key'), ...variables }, viewer);
    return { ...(data?.[name] as object | null), refused: errors[0]?.extensions.code ?? null } as Record<string, any>;
  };
  const set = (given: readonly object[], viewer = owner) => call('setKolLevels', { communityId: encodeId('Community', community.id), levels: given }, viewer);
  const levelIds = levels.length === 0 ? [] : ((await set(levels)).community.kolLevels as { id: string }[]).map(({ id }) => id);
  const wireId = async (viewer: SignedInViewer) => encodeId('Member', await memberIdOf(app, community, viewer));
  const invite = async (viewer: SignedInViewer, by = owner, more: object = {}) => call('inviteKol', { input: { memberId: await wireId(viewer), idempotencyKey: randomName('key'), ...more } }, by);
  const events = happenings(app, { owner, community });
  return {
    owner, community, levelIds, events, call, set, invite, wireId,
    /** A member with so many posts. */
    async anAuthor(posts = 1): Promise<SignedInViewer> {
      const author = await app.world.aMember({ community });
      for (let count = 0; count < posts; count++) await events.post(author);
      await events.settle();
      return author;
    },
    /** A KOL of the first level, and the id of the standing. */
    async aKol(posts = 1): Promise<{ kol: SignedInViewer; kolId: string }> {
      const kol = await this.anAuthor(posts);
      const { invitation } = await invite(kol);
      const { kol: standing } = await call('acceptKolInvitation', { id: invitation.id }, kol);
      return { kol, kolId: standing.id as string };
    },
  };
}

export const entitlementsOf = async (app: TestApp, community: CommunityRow, viewer: SignedInViewer): Promise<string[]> =>
  (await app.run('query ($slug: String!) { community(slug: $slug) { viewerEntitlements } }', { slug: community.slug }, viewer)).data.community.viewerEntitlements as string[];

/** The invariants that do not hold; none when all is well. */
export async function faults(app: TestApp): Promise<Record<string, unknown>> {
  const found = await Promise.all(kolChecks.map(async ({ name, sql: text }) => [name, (await sql.raw(text).execute(app.platform.database.reader)).rows] as const));
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}
