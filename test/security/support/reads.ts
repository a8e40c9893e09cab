import { execute, parse, subscribe, validate, type DocumentNode, type ExecutionResult, type GraphQLField } from 'graphql';
import type { RootPolicy } from '../../../src/graphql/policy.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { TestApp } from '../../support/app.ts';
import { watchersOf } from './audience.ts';
import { canariesIn } from './canaries.ts';
import { CALLERS, type Caller } from './cast.ts';
import { idsOf, idsOfOthers, type MatrixWorld, type Place } from './matrix-world.ts';
import { isRequired, nodesDocument, rootDocument, rootFields } from './walker.ts';

/** What root fields need beside a page. A field with required arguments and no entry here fails the test. */
type ArgumentsOf = (place: Place) => Readonly<Record<string, string>>;
const GIVEN: Readonly<Record<string, ArgumentsOf>> = {
  community: ({ name }) => ({ slug: JSON.stringify(`CANARY-${name}-community-slug`) }),
  invoices: ({ openOrderId }) => ({ orderId: JSON.stringify(encodeId('Order', openOrderId)) }),
  order: ({ paidOrderId }) => ({ id: JSON.stringify(encodeId('Order', paidOrderId)) }),
  gift: () => ({ code: '"no such code"' }),
  purchaseOptions: ({ communityId }) => ({ communityId: JSON.stringify(encodeId('Community', communityId)), channel: 'WEB' }),
  priceTimeline: ({ planId }) => ({ planId: JSON.stringify(encodeId('Plan', planId)) }),
  payoutStatement: ({ communityId }) => ({ communityId: JSON.stringify(encodeId('Community', communityId)), month: '"2026-11"', currency: '"CNY"' }),
  viewerEscrows: () => ({ side: 'PAYER' }),
  previewRefund: ({ paidOrderId }) => ({ orderId: JSON.stringify(encodeId('Order', paidOrderId)) }),
  exportRelayList: ({ openAttachments }) => ({ relayListId: JSON.stringify(encodeId('RelayList', openAttachments.relayListId)) }),
  searchRoom: ({ gatedRoomId }) => ({ roomId: JSON.stringify(encodeId('Room', gatedRoomId)), query: '"canary"' }),
  roomEvents: ({ gatedRoomId }) => ({ roomId: JSON.stringify(encodeId('Room', gatedRoomId)), after: '0' }),
};
/** Asked in a way of their own: by the ids of everything, by a code that is meant to open the door, and beside the stream of the same log. */
const APART = new Set(['node', 'invitation', 'roomChanges']);
const NODES_DEPTH = 3;
/** One place at a time is walked deepest. */
const PLACE_DEPTH = 4;
const LIST_DEPTH = 3;

export interface Read {
  readonly name: string;
  readonly policy: RootPolicy;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}
const admitted = (app: TestApp, text: string): DocumentNode => {
  const document = parse(text);
  const faults = validate(app.schema, document, undefined, { maxErrors: 3 });
  if (faults.length > 0) throw new Error(`The walker wrote an invalid document: ${faults.join('; ')}`);
  return document;
};

function nodesRead(app: TestApp, ids: readonly string[]): Read {
  return { name: 'node', policy: 'public', document: admitted(app, nodesDocument(app.schema, ids.length, NODES_DEPTH)), variables: Object.fromEntries(ids.map((id, index) => [`id${index}`, id])) };
}
const fieldRead = (app: TestApp, field: GraphQLField<unknown, unknown>, args: Readonly<Record<string, string>> = {}): Read =>
  ({ name: field.name, policy: field.extensions.policy as RootPolicy, document: admitted(app, rootDocument(app.schema, 'query', field, args, GIVEN[field.name] ? PLACE_DEPTH : LIST_DEPTH)), variables: {} });
const isAsked = ({ name }: GraphQLField<unknown, unknown>): boolean => !APART.has(name);

/** All that can be read of a place: by the ids of everything in it, and by root fields that name it. */
export const readsOf = (app: TestApp, place: Place): Read[] =>
  [nodesRead(app, idsOf(place)), ...rootFields(app.schema.getQueryType()!).filter((field) => isAsked(field) && GIVEN[field.name]).map((field) => fieldRead(app, field, GIVEN[field.name]!(place)))];

/** The root fields that name nothing, and the accounts that have no part anywhere. */
export function readsOfAll(app: TestApp, world: MatrixWorld): Read[] {
  const fields = rootFields(app.schema.getQueryType()!).filter((field) => isAsked(field) && !GIVEN[field.name]);
  const lacking = fields.filter(({ args }) => args.some(isRequired));
  if (lacking.length > 0) throw new Error(`No arguments are given for ${lacking.map(({ name }) => `Query.${name}`).join(', ')}`);
  return [nodesRead(app, idsOfOthers(world)), ...fields.map((field) => fieldRead(app, field))];
}
/** What a root field answers to a caller whom its policy does not let in. */
export function codesOf({ policy }: Read, caller: Caller): string[] {
  if (caller === 'visitor' && policy !== 'public') return ['UNAUTHENTICATED'];
  return policy === 'staff' && caller !== 'staff' ? ['FORBIDDEN'] : [];
}

export interface Told {
  readonly text: string;
  readonly codes: readonly string[];
}
const toldBy = ({ data, errors = [], extensions }: ExecutionResult): Told => ({
  text: JSON.stringify({ data, errors, extensions }),
  codes: errors.map(({ originalError, extensions: { code }, message }) => String((originalError as { code?: string } | undefined)?.code ?? code ?? message)),
});
const contextOf = (app: TestApp, world: MatrixWorld, caller: Caller) => app.createContext({ viewer: world.viewer(caller), requestId: 'matrix', ip: null });

export async function answerTo(app: TestApp, world: MatrixWorld, caller: Caller, { document, variables }: Read): Promise<Told> {
  return toldBy((await execute({ schema: app.schema, document, variableValues: variables, contextValue: contextOf(app, world, caller) })) as ExecutionResult);
}

/** The first items of a stream. */
async function streamOf(app: TestApp, world: MatrixWorld, caller: Caller, name: string, args: Readonly<Record<string, string>>, count: (told: readonly Told[]) => boolean): Promise<Told> {
  const document = admitted(app, rootDocument(app.schema, 'subscription', app.schema.getSubscriptionType()!.getFields()[name]!, args, 3));
  const stream = await subscribe({ schema: app.schema, document, contextValue: contextOf(app, world, caller) });
  if (!(Symbol.asyncIterator in stream)) return toldBy(stream);
  const told: Told[] = [];
  while (!count(told)) told.push(toldBy((await stream.next()).value as ExecutionResult));
  await stream.return!(undefined);
  return { text: told.map(({ text }) => text).join(), codes: told.flatMap(({ codes }) => codes) };
}
const inRoom = (roomId: string): { roomId: string } => ({ roomId: JSON.stringify(encodeId('Room', roomId)) });
/** The same over HTTP. */
export async function changesOf(app: TestApp, world: MatrixWorld, caller: Caller, roomId: string): Promise<Told> {
  const document = admitted(app, rootDocument(app.schema, 'query', app.schema.getQueryType()!.getFields().roomChanges!, { ...inRoom(roomId), after: '0' }, 3));
  return answerTo(app, world, caller, { name: 'roomChanges', policy: 'signed-in', document, variables: {} });
}
/** Who is in the room: what the stream of signals begins with. */
export const signalsOf = (app: TestApp, world: MatrixWorld, caller: Caller, roomId: string): Promise<Told> => streamOf(app, world, caller, 'roomSignals', inRoom(roomId), ({ length }) => length === 1);
/** All that was ever addressed to the caller, with all rooms; ends with the notice that `last` sends. */
export async function notesOf(app: TestApp, world: MatrixWorld, caller: Caller, last: string): Promise<Told> {
  const after = JSON.stringify(Buffer.from(JSON.stringify(['my-events', 0])).toString('base64url'));
  return streamOf(app, world, caller, 'myEvents', { after }, (told) => told.some(({ text, codes }) => codes.length > 0 || text.includes(last)));
}

/** Everything that a stream replays, up to what the room holds. */
export function eventsOf(app: TestApp, world: MatrixWorld, caller: Caller, roomId: string): Promise<Told> {
  return streamOf(app, world, caller, 'roomEvents', { ...inRoom(roomId), after: '0' }, ({ length }) => length === 4);
}

/** What somebody sees of each canary, as the table says it: the callers, in the order of the matrix. */
export type Sightings = Map<string, Set<Caller>>;
export function note(sightings: Sightings, world: MatrixWorld, caller: Caller, text: string): void {
  for (const found of canariesIn(text, world.figures)) sightings.set(found, (sightings.get(found) ?? new Set()).add(caller));
}
/** Where what was seen differs from the table: leaks of any canary, and those of `reached` that somebody should have come to see. */
export function differences(sightings: Sightings, world: MatrixWorld, reached: (canary: string) => boolean): string[] {
  const places = Object.values(world.places);
  return [...world.canaries, ...world.figures.values()].flatMap((text) => {
    const expected = watchersOf(text, (caller) => world.viewer(caller).userId, places);
    const seen = CALLERS.filter((caller) => sightings.get(text)?.has(caller));
    const leaked = seen.filter((caller) => !expected.includes(caller));
    const missed = reached(text) ? expected.filter((caller) => !seen.includes(caller)) : [];
    return [...(leaked.length > 0 ? [`${text} LEAKS to ${leaked.join(' ')}`] : []), ...(missed.length > 0 ? [`${text} is not reached by ${missed.join(' ')}`] : [])];
  });
}

/** Sends every read as every caller and collects what comes back; answers the codes that no policy explains. */
export async function readAll(app: TestApp, world: MatrixWorld, reads: readonly Read[], sightings: Sightings): Promise<string[]> {
  const unexplained: string[] = [];
  for (const caller of CALLERS) {
    for (const read of reads) {
      const { text, codes } = await answerTo(app, world, caller, read);
      note(sightings, world, caller, text);
      const expected = codesOf(read, caller);
      if (codes.some((code) => !expected.includes(code)) || (expected.length > 0 && codes.length === 0)) unexplained.push(`${read.name} as ${caller}: ${[...new Set(codes)].join()}`);
    }
  }
  return unexplained;
}
