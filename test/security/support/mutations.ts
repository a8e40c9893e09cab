import { execute, getNamedType, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type GraphQLUnionType } from 'graphql';
import { encodeId, type IdKind } from '../../../src/kernel/id.ts';
import type { Viewer } from '../../../src/kernel/viewer.ts';
import type { TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { takeWrites } from '../../support/writes.ts';
import { maySee } from './audience.ts';
import { canariesIn, type Figures } from './canaries.ts';
import { CALLERS, createCast, viewerOf, type Caller, type Cast, type PersonName } from './cast.ts';
import { freshIn, type Fresh } from './fresh.ts';
import { plantPlace, type Place } from './matrix-world.ts';
import { Walker } from './walker.ts';

/** One caller before one mutation. */
export interface Cell extends Fresh {
  readonly app: TestApp;
  readonly caller: Caller;
  readonly viewer: Viewer;
  /** The caller's key; a stranger's for visitors, who have none. */
  readonly userId: string;
}
type Variables = Readonly<Record<string, unknown>>;
/** A mutation, by its name and what sets this row apart; `args` makes what it acts on. */
export interface Row {
  readonly name: string;
  readonly args: (cell: Cell) => Promise<Variables> | Variables;
  /** Somebody else acts for the caller, because the cell takes what cannot be planted. */
  readonly actor?: (cell: Cell) => Promise<Viewer | null>;
  /** It names no community: one round is enough. */
  readonly isPlaceless?: true;
  /** Who was a stranger is a member afterwards, and sees more. */
  readonly letsIn?: true;
  /** Until what the preparation, and each success, set going elsewhere has come to an end, so that no cell is blamed for it. */
  readonly settle?: () => Promise<void>;
  /** Refusals that leave something behind on purpose. */
  readonly mayTrace?: readonly string[];
}
export const id = (kind: IdKind, uuid: string): string => encodeId(kind, uuid);
export const key = (): string => randomName('key');

export const mutationOf = ({ name }: Row): string => name.split(' ')[0]!;
const fieldOf = (schema: GraphQLSchema, name: string): GraphQLField<unknown, unknown> => schema.getMutationType()!.getFields()[name]!;

const documents = new Map<string, DocumentNode>();
/** The mutation with a selection of all that its payload tells, and all the ways that a refusal offers. */
export function documentOf(schema: GraphQLSchema, name: string): DocumentNode {
  const known = documents.get(name);
  if (known) return known;
  const field = fieldOf(schema, name);
  const walker = new Walker(schema, 2);
  const payload = walker.fragmentOf(getNamedType(field.type) as GraphQLObjectType);
  const errors = walker.fragmentOf(getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields().errors!.type) as GraphQLUnionType, 3);
  const list = (of: (arg: { name: string; type: unknown }) => string): string => (field.args.length === 0 ? '' : `(${field.args.map(of).join(', ')})`);
  const text = `mutation M${list((arg) => `$${arg.name}: ${String(arg.type)}`)} { payload: ${name}${list((arg) => `${arg.name}: $${arg.name}`)} { ...${payload} refusals: errors { ...${errors} } plain: errors { __typename ... on UserError { code path } } } }\n${walker.fragments}`;
  const document = parse(text);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(faults.join('; '));
  documents.set(name, document);
  return document;
}

export interface Outcome {
  /** `OK`, the code of a payload error, or a top-level code after `!`. */
  readonly code: string;
  readonly text: string;
}
export async function send(app: TestApp, name: string, variables: Variables, viewer: Viewer): Promise<Outcome> {
  const contextValue = app.createContext({ viewer, requestId: 'matrix', ip: null });
  const { data, errors = [], extensions } = (await execute({ schema: app.schema, document: documentOf(app.schema, name), variableValues: variables, contextValue })) as ExecutionResult<{ payload: { plain: { code: string }[] } | null }>;
  const text = JSON.stringify({ data, errors, extensions });
  const [first] = errors.map(({ originalError, extensions: { code }, message }) => (originalError as { code?: string } | undefined)?.code ?? code ?? message);
  return { code: first === undefined ? (data!.payload!.plain[0]?.code ?? 'OK') : `!${String(first)}`, text };
}

/** Outcomes of a row by community: the callers under each code, in the order of the matrix. */
export type Codes = Record<string, string>;
export interface RowResult {
  readonly codes: Codes;
  /** Refused, and yet something was written; or something was told that the caller may not know. */
  readonly faults: readonly string[];
}
let rounds = 0;
const letters = (count: number): string => [...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

interface People {
  readonly cast: Cast<PersonName>;
  readonly figures: Figures;
}
const newPeople = (app: TestApp): Promise<People> => createCast(app.platform.database.reader, `personrow${letters(rounds++)}`, CALLERS.filter((caller) => caller !== 'visitor'), app.clock.now());
const newPlace = (app: TestApp, visibility: 'PUBLIC' | 'PRIVATE', { cast }: People): Promise<Place> => plantPlace(app, `row${letters(rounds++)}`, visibility, cast);

/** A place with people of its own. */
export async function stage(app: TestApp, visibility: 'PUBLIC' | 'PRIVATE'): Promise<People & { place: Place }> {
  const people = await newPeople(app);
  return { ...people, place: await newPlace(app, visibility, people) };
}
const shared = new WeakMap<TestApp, ReturnType<typeof stage>>();
/** Rows about a place get a new place, rows about people new people; the rest is made once, and rows never meet. */
async function stageFor(app: TestApp, row: Row, visibility: 'PUBLIC' | 'PRIVATE'): Promise<People & { place: Place }> {
  if (!shared.has(app)) shared.set(app, stage(app, 'PUBLIC'));
  const known = await shared.get(app)!;
  return row.isPlaceless ? { ...(await newPeople(app)), place: known.place } : { ...known, place: await newPlace(app, visibility, known) };
}

export async function runRow(app: TestApp, row: Row, visibility: 'PUBLIC' | 'PRIVATE'): Promise<RowResult> {
  const { cast, place, figures } = await stageFor(app, row, visibility);
  const fresh = freshIn(app, place);
  const cells: { caller: Caller; viewer: Viewer; variables: Variables }[] = [];
  for (const caller of CALLERS) {
    const viewer = viewerOf(cast, caller);
    const cell: Cell = { ...fresh, app, caller, viewer, userId: viewer.userId ?? (await fresh.person()) };
    cells.push({ caller, viewer: (await row.actor?.(cell)) ?? viewer, variables: await row.args(cell) });
  }
  const byCode = new Map<string, Caller[]>();
  const faults: string[] = [];
  await row.settle?.();
  await takeWrites(app);
  for (const { caller, viewer, variables } of cells) {
    const { code, text } = await send(app, mutationOf(row), variables, viewer);
    byCode.set(code, [...(byCode.get(code) ?? []), caller]);
    if (code === 'OK') await row.settle?.();
    const written = (await takeWrites(app)).filter((table) => !row.mayTrace?.includes(table));
    if (code !== 'OK' && written.length > 0) faults.push(`${row.name} refused ${caller} with ${code} and wrote ${written.join()}`);
    if (code === 'OK' && row.letsIn) continue;
    for (const found of canariesIn(text, new Map([...figures, ...place.figures]))) if (!maySeeAt(found, caller, viewer.userId, place)) faults.push(`${row.name} answered ${code} to ${caller} and told ${found}`);
  }
  return { codes: Object.fromEntries([...byCode].sort().map(([code, callers]) => [code, callers.join(' ')])), faults };
}
const maySeeAt = (text: string, caller: Caller, userId: string | null, place: Place): boolean => maySee(text, caller, userId, [place]);
