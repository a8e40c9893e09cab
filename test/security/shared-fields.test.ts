import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execute, getNamedType, isAbstractType, isCompositeType, isObjectType, isRequiredArgument, Kind, parse, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { sharedViewer } from '../../src/graphql/subscriptions/shared-viewer.ts';
import { isMarked, sharingOf, type DocumentSharing } from '../../src/graphql/subscriptions/sharing.ts';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer, Viewer } from '../../src/kernel/viewer.ts';
import type { StreamItem } from '../../src/modules/chat/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

function judge(text: string, schema: GraphQLSchema = app.schema): DocumentSharing {
  const { definitions } = parse(text);
  const fragments = definitions.filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION);
  return sharingOf(schema, { operation: definitions[0] as OperationDefinitionNode, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) });
}
const follow = (selection: string, head = '$roomId: ID!, $after: SafeInt', args = 'roomId: $roomId, after: $after'): string => `subscription (${head}) { roomEvents(${args}) { ${selection} } }`;
const message = (selection: string): string => follow(`seq ... on MessageSent { message { ${selection} } }`);

test.each<{ what: string; text: string; isShared: boolean }>([
  { what: 'plain fields', text: message('__typename id body author { displayName user { bio } } replyTo { author { number } }'), isShared: true },
  { what: "a field of the viewer's", text: message('body author { viewerCanMute }'), isShared: false },
  { what: 'a field that only some may see', text: message('author { mutedUntil }'), isShared: false },
  { what: 'a field that nobody marked', text: message('author { community { name } }'), isShared: false },
  { what: 'a private field of a person', text: message('author { user { email } }'), isShared: false },
  { what: 'under another name', text: message('author { displayName: mutedUntil }'), isShared: false },
  { what: 'under @skip(if: true)', text: message('author { number mutedUntil @skip(if: true) }'), isShared: false },
  { what: 'under @include of a variable', text: follow('... on MessageSent { message { author { number guestUntil @include(if: $with) } } }', '$roomId: ID!, $after: SafeInt, $with: Boolean!'), isShared: false },
  { what: 'in a fragment', text: `${message('...M')} fragment M on Message { author { ...A } } fragment A on Member { mutedUntil }`, isShared: false },
  { what: 'in a fragment, all marked', text: `${message('...M')} fragment M on Message { author { ...A } } fragment A on Member { displayName }`, isShared: true },
  { what: 'behind an interface', text: message('author { ... on Node { id } }'), isShared: true },
  { what: 'behind an interface, one field not marked', text: message('author { ... on Node { id ... on Member { invitedBy { id } } } }'), isShared: false },
  { what: 'merged with what is marked', text: `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { ... on MessageSent { message { author { number } } } } roomEvents(roomId: $roomId) { ... on MessageSent { message { author { mutedUntil } } } } }`, isShared: false },
  { what: 'another stream', text: 'subscription { myEvents { __typename } }', isShared: false },
])('$what: shared is $isShared', ({ text, isShared }) => {
  expect(judge(text).isShared).toBe(isShared);
});

test('only a variable that says nothing but where to start is left out of what makes a group', () => {
  expect([...judge(message('body')).startVariables]).toEqual(['after']);
  expect([...judge(follow('seq', '$roomId: ID!, $from: SafeInt', 'roomId: $roomId, after: $from')).startVariables]).toEqual(['from']);
  expect([...judge(follow('seq @include(if: $after)', '$roomId: ID!, $after: Boolean!')).startVariables]).toEqual([]);
  expect([...judge(follow('seq', '$roomId: ID!', 'roomId: $roomId, after: 3')).startVariables]).toEqual([]);
});

const DEPTH = 5;
/** Marked, but behind lists that no stream shares. */
const NOT_STREAMED = ['RedPacketClaim', 'RelayEntry'];
/** Everything below a type that is marked as shared, each field under a name of its own. */
function allShared(schema: GraphQLSchema, type: GraphQLObjectType, depth: number, seen: Set<string>): string {
  const fields = Object.values(type.getFields()).filter((field) => isMarked(field) && !field.args.some(isRequiredArgument));
  return ['__typename', ...fields.flatMap((field) => {
    seen.add(`${type.name}.${field.name}`);
    const named = getNamedType(field.type);
    const alias = `${type.name}_${field.name}: ${field.name}`;
    if (!isCompositeType(named)) return [alias];
    if (depth === 0) return [];
    const below = (isAbstractType(named) ? schema.getPossibleTypes(named) : [named as GraphQLObjectType]).map((one) => `... on ${one.name} { ${allShared(schema, one, depth - 1, seen)} }`);
    return [`${alias} { ${below.join(' ')} }`];
  })].join(' ');
}

interface Scene {
  readonly owner: SignedInViewer;
  readonly member: SignedInViewer;
  readonly items: readonly StreamItem[];
}
async function aScene(): Promise<Scene> {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const { chat } = app.modules;
  const made = await chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!made.ok) throw new Error(made.failure.kind);
  const roomId = made.value.room.id;
  const say = (viewer: SignedInViewer, body: string, replyToId: string | null = null) => chat.sendMessage(viewer, { roomId, body, replyToId, idempotencyKey: randomName('key') } as never);
  await say(owner, '一');
  const first = (await chat.roomHistories([roomId], { last: 1 })).get(roomId)!.rows[0]!;
  await say(member, '二', first.id);
  const id = encodeId('Message', first.id);
  const roomKey = encodeId('Room', roomId);
  const changes = [`editMessage(messageId: "${id}", input: { body: "一改" })`, `reactToMessage(messageId: "${id}", emoji: "👍")`, `pinMessage(messageId: "${id}")`, `updateRoom(roomId: "${roomKey}", input: { slowModeSeconds: 5 })`];
  for (const change of changes) expect((await app.run(`mutation { ${change} { errors { __typename } } }`, {}, owner)).errors).toEqual([]);
  await chat.recallMessage(member, (await chat.roomHistories([roomId], { last: 1 })).get(roomId)!.rows[0]!.id);
  await chat.closeRoom(owner, roomId);
  const { room } = (await chat.roomStanding(owner, roomId))!;
  return { owner, member, items: (await chat.roomChanges(room, 0, 100)).items };
}
async function tell(item: StreamItem, viewer: Viewer, selection: string): Promise<unknown> {
  const contextValue = app.createContext({ viewer, requestId: 'test', ip: null });
  const result = await execute({ schema: app.schema, document: parse(`subscription { roomEvents(roomId: "room") { ${selection} } }`), contextValue, rootValue: item });
  return JSON.parse(JSON.stringify(result));
}

test('every field that is marked as shared says the same to everybody, and asks nobody who they are', async () => {
  const { owner, member, items } = await aScene();
  const seen = new Set<string>();
  const selection = app.schema.getPossibleTypes(app.schema.getType('RoomEvent') as never).map((type) => `... on ${type.name} { ${allShared(app.schema, type, DEPTH, seen)} }`).join(' ');
  expect(judge(`subscription { roomEvents(roomId: "room") { ${selection} } }`).isShared).toBe(true);
  const asked: string[] = [];
  const kinds = new Set<string>();
  for (const item of items) {
    const nobody = sharedViewer('en', () => asked.push(item.kind));
    const told = await tell(item, nobody, selection);
    expect(told).not.toHaveProperty('errors');
    expect(await tell(item, owner, selection)).toEqual(told);
    expect(await tell(item, member, selection)).toEqual(told);
    kinds.add((told as { data: { roomEvents: { __typename: string } } }).data.roomEvents.__typename);
  }
  expect(asked).toEqual([]);
  expect([...kinds].sort()).toEqual(['MessageEdited', 'MessagePinned', 'MessageRecalled', 'MessageSent', 'ReactionsChanged', 'RoomChanged', 'RoomClosed']);
  // A mark that no stream leads to is one that nothing here tries.
  const marked = Object.values(app.schema.getTypeMap()).filter(isObjectType).filter((type) => type !== app.schema.getSubscriptionType() && !NOT_STREAMED.includes(type.name))
    .flatMap((type) => Object.values(type.getFields()).filter(isMarked).map((field) => `${type.name}.${field.name}`));
  expect(marked.filter((field) => !seen.has(field))).toEqual([]);
});

test('a mark that is wrong is found', async () => {
  const { items } = await aScene();
  const field = (app.schema.getType('Member') as GraphQLObjectType).getFields()['viewerCanMute']!;
  const { extensions } = field;
  field.extensions = { ...extensions, shared: true };
  const asked: string[] = [];
  await tell(items[0]!, sharedViewer('en', () => asked.push('viewerCanMute')), '... on MessageSent { message { author { viewerCanMute } } }');
  field.extensions = extensions;
  expect(asked).toEqual(['viewerCanMute']);
});
