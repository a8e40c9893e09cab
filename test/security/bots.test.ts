import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, GraphQLObjectType, isCompositeType, type GraphQLField } from 'graphql';
import { checkBot } from '../../src/graphql/operations/bot-fields.ts';
import { openDocument } from '../../src/graphql/operations/documents.ts';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { BOT_SCOPES, VISITOR, type BotScope, type Viewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { botsOf, codesOf } from '../support/bots.ts';
import { chatOf } from '../support/chat.ts';
import { connect } from '../support/raw-socket.ts';

/** All that bots may ask, and with which scopes. A field that is not here is for people. */
const DECLARED: Readonly<Record<string, readonly BotScope[]>> = {
  'Query.roomChanges': ['READ_MESSAGES'], 'Subscription.roomEvents': ['READ_MESSAGES'],
  'Mutation.sendMessage': ['SEND_MESSAGES'], 'Mutation.editMessage': ['SEND_MESSAGES'], 'Mutation.recallMessage': ['SEND_MESSAGES', 'MODERATE'],
  'Mutation.muteInRoom': ['MODERATE'], 'Mutation.unmuteInRoom': ['MODERATE'],
  'Message.author': ['READ_MESSAGES', 'SEND_MESSAGES', 'MODERATE'], 'Message.replyTo': ['READ_MESSAGES'], 'Message.mentions': ['READ_MESSAGES'], 'Message.mentionsEveryone': ['READ_MESSAGES', 'SEND_MESSAGES'],
  'Message.media': ['READ_MESSAGES'], 'Message.reactions': ['READ_MESSAGES'], 'Message.files': ['READ_MESSAGES'], 'Media.url': ['READ_MESSAGES'], 'File.url': ['READ_MESSAGES'], 'Member.displayName': ['READ_MESSAGES', 'SEND_MESSAGES', 'MODERATE'], 'RoomMute.member': ['MODERATE'],
  'AttachmentChanged.member': ['READ_MESSAGES'], 'MemberMuted.member': ['READ_MESSAGES'], 'MemberUnmuted.member': ['READ_MESSAGES'],
  ...Object.fromEntries(['AttachmentChanged', 'MemberMuted', 'MemberUnmuted', 'MessagePinned', 'MessageUnpinned', 'ReactionsChanged', 'RoomChanged'].map((type) => [`${type}.by`, ['READ_MESSAGES']])),
};
const { stage } = chatOf(() => app);
const { withToken, ask } = botsOf(() => app);

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_BOT_POINTS: '1000000', RATE_LIMIT_NEW_DOCUMENTS: '1000000' });
});
afterAll(() => app.stop());

const objects = (): GraphQLObjectType[] => Object.values(app.schema.getTypeMap()).filter((type) => type instanceof GraphQLObjectType && !type.name.startsWith('__')) as GraphQLObjectType[];
const fieldsOf = (root: 'Query' | 'Mutation' | 'Subscription'): GraphQLField<unknown, unknown>[] => Object.values((app.schema.getType(root) as GraphQLObjectType).getFields());
/** Asks for the field alone, with variables that it would refuse when it came to that. */
function documentOf(root: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const [declared, given] = [args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', '), args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')];
  return `${root.toLowerCase()} Asked${declared && `(${declared})`} { ${name}${given && `(${given})`}${isCompositeType(getNamedType(type)) ? ' { __typename }' : ''} }`;
}
const bot = (scopes: readonly BotScope[]): Viewer => ({ ...VISITOR, userId: 'u', sessionId: 's', bot: { botId: 'b', scopes, roomIds: null } });
const isTaken = (source: string, scopes: readonly BotScope[] = BOT_SCOPES): boolean => {
  try {
    checkBot(app.schema, openDocument(app.schema, source, LIMITS, false), bot(scopes));
    return true;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'FORBIDDEN' });
    return false;
  }
};

test('these fields are declared for bots, and no other', () => {
  const declared = objects().flatMap((type) => Object.values(type.getFields()).flatMap(({ name, extensions }) => (extensions['botScopes'] === undefined ? [] : [[`${type.name}.${name}`, extensions['botScopes']]])));
  expect(Object.fromEntries(declared)).toEqual(DECLARED);
});

test('over HTTP every root field answers FORBIDDEN to a token with all scopes, but for those that are declared', async () => {
  const { owner, community } = await stage();
  const { secret } = await withToken(owner, community);
  const answered: string[] = [];
  let refused = 0;
  for (const root of ['Query', 'Mutation'] as const) for (const field of fieldsOf(root)) {
    const codes = codesOf(await ask(secret, documentOf(root, field)));
    if (codes[0] === 'FORBIDDEN') refused += 1;
    else answered.push(`${root}.${field.name}`);
  }
  expect(answered.sort()).toEqual(Object.keys(DECLARED).filter((name) => /^(Query|Mutation)\./.test(name)).sort());
  expect(refused).toBe(fieldsOf('Query').length + fieldsOf('Mutation').length - answered.length);
  expect(codesOf(await ask(secret, '{ __schema { queryType { name } } }'))).toEqual(['FORBIDDEN']);
});

test('over a socket the same holds, and every declared field wants one of its scopes', async () => {
  const { owner, community, roomId } = await stage();
  const { secret } = await withToken(owner, community);
  const socket = await connect(await app.listen(), secret);
  const codes = async (id: string, query: string, variables: object = {}): Promise<unknown> => (await socket.subscribe(id, { query, variables }))?.payload?.[0]?.extensions?.code;
  for (const field of fieldsOf('Subscription')) if (field.name !== 'roomEvents') expect([field.name, await codes(field.name, documentOf('Subscription', field))]).toEqual([field.name, 'FORBIDDEN']);
  socket.send({ id: 'open', type: 'subscribe', payload: { query: 'subscription ($roomId: ID!) { roomEvents(roomId: $roomId, after: 0) { seq } }', variables: { roomId } } });
  socket.close();
  const others = (scopes: readonly BotScope[]): BotScope[] => BOT_SCOPES.filter((scope) => !scopes.includes(scope));
  for (const root of ['Query', 'Mutation', 'Subscription'] as const) for (const field of fieldsOf(root)) {
    const scopes = DECLARED[`${root}.${field.name}`] ?? [];
    expect(BOT_SCOPES.filter((scope) => isTaken(documentOf(root, field), [scope]))).toEqual(BOT_SCOPES.filter((scope) => scopes.includes(scope)));
    expect(isTaken(documentOf(root, field), others(scopes))).toBe(false);
  }
});

test('a field that is not declared is found below one that is, under every name and condition', () => {
  const sent = (selection: string, more = ''): string => `query Q($id: ID!) { roomChanges(roomId: $id, after: 0) { events { seq ${selection} } } } ${more}`;
  expect(isTaken(sent('... on MessageSent { message { body author { displayName isBot role } replyTo { body } } }'))).toBe(true);
  for (const hidden of ['author { user { displayName } }', 'author { community { name } }', 'attachment { __typename }', 'viewerCanEdit', 'a: author { b: invitedBy { id } }', 'author { ... on Node { id ... on Member { user { id } } } }', 'author @include(if: false) { user { id } }'])
    expect([hidden, isTaken(sent(`... on MessageSent { message { ${hidden} } }`))]).toEqual([hidden, false]);
  expect(isTaken(sent('... on MessageSent { message { ...Deep } }', 'fragment Deep on Message { author { ...Deeper } } fragment Deeper on Member { user { id } }'))).toBe(false);
  expect(isTaken(sent('... on MessageEdited { x: message { author { id } } } ... on MessageSent { x: message { author { user { id } } } }'))).toBe(false);
  expect(isTaken('query Q($id: ID!) { roomChanges(roomId: $id, after: 0) { head } again: node(id: $id) { id } }')).toBe(false);
});

test('planted: a field that loses its scope is refused, one that is given one is taken', () => {
  const field = (app.schema.getType('Query') as GraphQLObjectType).getFields()['roomChanges']!;
  const source = (name: string): string => `query ${name}($id: ID!) { roomChanges(roomId: $id, after: 0) { head } }`;
  const { extensions } = field;
  expect(isTaken(source('Before'))).toBe(true);
  field.extensions = { ...extensions, botScopes: undefined };
  expect(isTaken(source('Lost'))).toBe(false);
  field.extensions = { ...extensions, botScopes: ['MODERATE'] };
  expect([isTaken(source('Other'), ['READ_MESSAGES']), isTaken(source('Given'), ['MODERATE'])]).toEqual([false, true]);
  field.extensions = extensions;
});

test('a bot uploads nothing, and its token is told to nobody', async () => {
  const { owner, community } = await stage();
  const { secret } = await withToken(owner, community);
  const form = new FormData();
  form.append('communityId', 'x');
  form.append('file', new Blob(['x']), 'x.png');
  const response = await fetch(`${await app.listen()}/media`, { method: 'POST', headers: { authorization: `Bearer ${secret}` }, body: form });
  expect([response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual([403, 'FORBIDDEN']);
});

test('a bot spends points of its own', async () => {
  const poor = await startApp({ RATE_LIMIT_BOT_POINTS: '5' });
  const own = { chat: chatOf(() => poor), bots: botsOf(() => poor) };
  const { owner, community, roomId } = await own.chat.stage();
  const { botId, secret } = await own.bots.withToken(owner, community);
  const other = await own.bots.aToken(owner, botId);
  const read = (by: string) => own.bots.ask(by, 'query ($id: ID!) { roomChanges(roomId: $id, after: 0, first: 1) { head } }', { id: roomId });
  const spent: unknown[] = [];
  for (let count = 1; count <= 6; count++) spent.push(codesOf(await read(count % 2 ? secret : other.secret))[0]);
  expect([spent[0], spent.at(-1)]).toEqual([undefined, 'RATE_LIMITED']);
  await poor.stop();
});
