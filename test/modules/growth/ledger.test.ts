import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { growthChecks } from '../../../scripts/checks/growth.ts';
import { encodeId, newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { growthOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const POSTS = 3;
const PEOPLE = 3;
/** One thing that somebody does; `who` is the author of a post, or the one who likes it. */
const deed = fc.oneof(
  fc.record({ what: fc.constant('publish' as const), post: fc.nat(POSTS - 1), who: fc.constant(0), kind: fc.constant('') }),
  fc.record({ what: fc.constant('delete' as const), post: fc.nat(POSTS - 1), who: fc.constant(0), kind: fc.constant('') }),
  fc.record({ what: fc.constantFrom('like' as const, 'unlike' as const), post: fc.nat(POSTS - 1), who: fc.nat(PEOPLE - 1), kind: fc.constantFrom('LIKE', 'LOVE') }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const HANDLERS = { publish: 'award-post', delete: 'reverse-post', like: 'award-like', unlike: 'reverse-like' } as const;
const RULES = [{ kind: 'POST_PUBLISHED', points: 5 }, { kind: 'LIKE_RECEIVED', points: 1 }];
const LEVELS = [{ name: 'a', threshold: 0 }, { name: 'b', threshold: 1, entitlements: ['x.b'] }, { name: 'c', threshold: 7, entitlements: ['x.c'] }];

/** A deleted post never comes back. */
const possible = (deeds: readonly Deed[]): Deed[] => deeds.filter(({ what, post }, index) => what !== 'publish' || !deeds.slice(0, index).some((earlier) => earlier.what === 'delete' && earlier.post === post));

/** What stands at the end, counted at once. */
function pointsOf(deeds: readonly Deed[]): number {
  const author = (post: number): number => post % PEOPLE;
  let points = 0;
  for (let post = 0; post < POSTS; post++) {
    const about = deeds.filter((one) => one.post === post);
    if (author(post) !== 0 || about.some(({ what }) => what === 'delete')) continue;
    if (about.some(({ what }) => what === 'publish')) points += 5;
    for (let who = 1; who < PEOPLE; who++) {
      const last = (kind: string) => about.findLast((one) => one.who === who && one.kind === kind)?.what;
      if (last('LIKE') === 'like' || last('LOVE') === 'like') points += 1;
    }
  }
  return points;
}

async function tell(community: CommunityRow, people: readonly SignedInViewer[], posts: readonly string[], { what, post, who, kind }: Deed, id: string, at: number): Promise<void> {
  const authorId = people[post % PEOPLE]!.userId;
  const payload = kind === '' ? { postId: posts[post], authorId, topicId: posts[post] } : { targetKind: 'POST', targetId: posts[post], authorId, byUserId: people[who]!.userId, kind };
  await app.platform.jobs.run(`growth.${HANDLERS[what]}`, { id, name: '', communityId: community.id, occurredAt: new Date(at).toISOString(), payload });
}

async function faults(): Promise<Record<string, unknown>> {
  const found = await Promise.all(growthChecks.map(async ({ name, sql: text }) => [name, (await sql.raw(text).execute(app.platform.database.reader)).rows] as const));
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}

/** A community with rules and levels of its own. */
async function aStage(): Promise<CommunityRow> {
  const { owner, community } = await app.world.aCommunity();
  const id = encodeId('Community', community.id);
  await app.run('mutation ($id: ID!, $rules: [PointRuleInput!]!) { setPointRules(communityId: $id, input: { rules: $rules }) { errors { __typename } } }', { id, rules: RULES }, owner);
  await app.run('mutation ($id: ID!, $levels: [GrowthLevelInput!]!) { setGrowthLevels(communityId: $id, input: { levels: $levels }) { errors { __typename } } }', { id, levels: LEVELS }, owner);
  return community;
}
async function aCast(community: CommunityRow): Promise<{ people: SignedInViewer[]; posts: string[] }> {
  const people: SignedInViewer[] = [];
  for (let index = 0; index < PEOPLE; index++) people.push(await app.world.aMember({ community }));
  return { people, posts: Array.from({ length: POSTS }, () => newId()) };
}

test('whatever happens, delivered in any order, at the same time and twice, the points are those of what stands', async () => {
  const history = fc.array(deed, { minLength: 1, maxLength: 20 }).map(possible).chain((deeds) => fc.record({
    deeds: fc.constant(deeds), order: fc.shuffledSubarray([...deeds.keys(), ...deeds.keys()], { minLength: deeds.length * 2 }), width: fc.integer({ min: 1, max: 4 }),
  }));
  const community = await aStage();
  await fc.assert(fc.asyncProperty(history, async ({ deeds, order, width }) => {
    const { people, posts } = await aCast(community);
    const ids = deeds.map(() => newId());
    const start = app.clock.now().getTime();
    for (let index = 0; index < order.length; index += width) {
      await Promise.all(order.slice(index, index + width).map((which) => tell(community, people, posts, deeds[which]!, ids[which]!, start + which * 1_000)));
    }
    const expected = pointsOf(deeds);
    const { points, level } = await growthOf(app, community, people[0]!);
    expect({ points, level: level.number }).toEqual({ points: expected, level: expected >= 7 ? 3 : expected >= 1 ? 2 : 1 });
  }), { numRuns: 20 });
  expect(await faults()).toEqual({});
});

test('a counter that was tampered with is found', async () => {
  const community = await aStage();
  const { people, posts } = await aCast(community);
  await tell(community, people, posts, { what: 'publish', post: 0, who: 0, kind: '' }, newId(), app.clock.now().getTime());
  await app.platform.database.reader.updateTable('member_growth').set({ points: 6 }).where('communityId', '=', community.id).execute();
  expect(Object.keys(await faults())).toEqual(["a member's points are the sum of the ledger"]);
  await app.platform.database.reader.updateTable('member_growth').set({ points: 5 }).where('communityId', '=', community.id).execute();
});
