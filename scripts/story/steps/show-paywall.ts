import { CommunityFeedDocument, PostDocument, RoomsDocument, SendMessageDocument } from '../../../schema/generated/graphql.ts';
import { check, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';
import { PAID_WORDS } from './open-community.ts';

/** The paid article shows its teaser and the ways to it; the VIP room shows that it is there. */
export async function showPaywall(stage: Stage): Promise<void> {
  const slug = stage.get<string>('slug');
  for (const name of ['mei', 'bo', 'cui']) await seesTeaser(stage, stage.person(name), ['BuyTierPath']);
  await seesTeaser(stage, stage.person('late'), ['JoinCommunityPath', 'BuyTierPath']);
  const words = PAID_WORDS.slice(0, 8);
  check(!JSON.stringify(await stage.person('mei').get(CommunityFeedDocument, { slug })).includes(words), 'the feed must not hold the words of the paid article');
  stage.step('members without the tier see the teaser, why it is closed and where to buy; outsiders also that they must join');

  const rooms = need((await stage.person('mei').get(RoomsDocument, { slug })).community, 'community').rooms.nodes;
  same(rooms.map(({ name, access }) => [name, access.allowed, access.reason]), [['大堂', true, 'OPEN'], ['包厢', false, 'ENTITLEMENT_MISSING']], 'the rooms of a member');
  const knock = { roomId: stage.get<string>('vipRoomId'), body: '让我进去', idempotencyKey: newKey() };
  same(await stage.person('mei').refusedBy(SendMessageDocument, { input: knock }, 'sendMessage'), 'ENTITLEMENT_MISSING', 'sending to the VIP room');
  same(await stage.person('late').refusedBy(SendMessageDocument, { input: { ...knock, idempotencyKey: newKey() } }, 'sendMessage'), 'NOT_FOUND', 'sending to a room as an outsider');
  stage.step('the VIP room is seen by members but closed to them, and not there for outsiders');
}

async function seesTeaser(stage: Stage, person: Person, paths: readonly string[]): Promise<void> {
  const post = (await person.get(PostDocument, { id: stage.get<string>('paidPostId') })).node;
  check(has(post, 'access'), 'the paid article is a post');
  same([post.teaser, post.body, post.bodyHtml, post.access.allowed], ['一锅好汤要熬多久？', null, null, false], `what ${person.name} sees of the paid article`);
  same(post.access.unlockPaths.map((path) => path.__typename), paths, `the ways that ${person.name} is shown`);
}
