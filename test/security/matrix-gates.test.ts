import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { extendSchema, isInterfaceType, parse, type GraphQLObjectType } from 'graphql';
import { parseId } from '../../src/kernel/id.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { takeWrites } from '../support/writes.ts';
import { SEEN_BY } from './support/audience.ts';
import { canariesIn, partsOf } from './support/canaries.ts';
import { columnFaults, misplaced, textColumns } from './support/columns.ts';
import { answerTo, differences, note, readsOf, readsOfAll, type Sightings } from './support/reads.ts';
import { createMatrixWorld, idsOf, idsOfOthers, type MatrixWorld } from './support/matrix-world.ts';
import { objectTypes } from './support/walker.ts';

let app: TestApp;
let world: MatrixWorld;
beforeAll(async () => {
  app = await startApp();
  world = await createMatrixWorld(app);
});
afterAll(() => app.stop());

const ERASED = /(?:-deleted|Recalled)$/;

test('G2 every column that holds words of people holds a canary, or there is a reason why it holds none', async () => {
  const columns = await textColumns(app.platform.database.reader);
  for (const name of Object.keys(world.places)) expect(columnFaults(columns, world.canaries, name)).toEqual([]);
  const standing = new Set([...world.canaries].filter((text) => !ERASED.test(text)));
  expect(await misplaced(app.platform.database.reader, columns, standing)).toEqual([]);
});

test('G14 what was deleted or recalled is in no column any more', async () => {
  const columns = await textColumns(app.platform.database.reader);
  const erased = new Set([...world.canaries].filter((text) => ERASED.test(text)));
  expect(erased.size).toBeGreaterThan(20);
  expect(await misplaced(app.platform.database.reader, columns, erased)).toEqual([...erased]);
});

test('finds a column without a canary, and a reason without a column', async () => {
  await app.platform.database.orm.em.getConnection().execute('create table planted (id uuid primary key, secret text, note jsonb)');
  const columns = await textColumns(app.platform.database.reader);
  await app.platform.database.orm.em.getConnection().execute('drop table planted');
  expect(columnFaults(columns, world.canaries, 'open')).toEqual(['planted.note holds no canary and has no reason to', 'planted.secret holds no canary and has no reason to']);
  expect(columnFaults([], world.canaries, 'open', { 'gone.column': 'closed set' })).toEqual(['gone.column has a reason but is not there']);
});

test('a figure is found where it stands by itself, and not in the digits of an id or a fraction', () => {
  const figures = new Map([['7100043', 'CANARY-open-figure']]);
  for (const text of ['{"amount":7100043}', '{"amount":"-7100043"}', '¥7100043.', '7100043']) expect([text, ...canariesIn(text, figures)]).toEqual([text, 'CANARY-open-figure']);
  for (const text of ['0198-7100043b-4a', 'a7100043', '9-7100043', '0.7100043', '7100043.5', '17100043', '71000430']) expect([text, ...canariesIn(text, figures)]).toEqual([text]);
});

test('every canary has a rule, and every rule a canary', () => {
  const rules = new Set([...world.canaries, ...world.figures.values()].map((text) => {
    const { place, rule } = partsOf(text);
    return place === 'person' || place === 'stranger' ? rule.replace(/-[A-Za-z]+$/, '') : rule;
  }));
  expect([...rules].filter((rule) => SEEN_BY[rule] === undefined)).toEqual([]);
  expect(Object.keys(SEEN_BY).filter((rule) => !rules.has(rule))).toEqual([]);
});

test('every kind of object that has an id is in every community of the world', () => {
  const kinds = objectTypes(app.schema).filter((type) => type.getInterfaces().some((one) => isInterfaceType(one) && one.name === 'Node')).map(({ name }) => name);
  for (const place of Object.values(world.places)) {
    const there = new Set([...idsOf(place), ...idsOfOthers(world)].map((id) => parseId(id).kind as string));
    expect(kinds.filter((kind) => !there.has(kind))).toEqual([]);
  }
});

test('finds a root field that nobody says how to ask', () => {
  const schema = extendSchema(app.schema, parse('extend type Query { secret(id: ID!): String }'));
  expect(() => readsOfAll({ ...app, schema }, world)).toThrow('No arguments are given for Query.secret');
});

test('finds a resolver that gives away what its viewer may not read', async () => {
  const { open } = world.places;
  const community = readsOf(app, open).find(({ name }) => name === 'community')!;
  const sightingsOf = async (): Promise<Sightings> => {
    const sightings: Sightings = new Map();
    for (const caller of ['visitor', 'paidMember'] as const) note(sightings, world, caller, (await answerTo(app, world, caller, community)).text);
    return sightings;
  };
  expect(differences(await sightingsOf(), world, () => false)).toEqual([]);
  const { title } = (app.schema.getType('Topic') as GraphQLObjectType).getFields();
  const proper = title!.resolve;
  title!.resolve = async () => (await app.platform.database.reader.selectFrom('post').select('body').where('id', '=', open.gatedPostId).executeTakeFirstOrThrow()).body;
  const sightings = await sightingsOf();
  title!.resolve = proper;
  expect(differences(sightings, world, () => false)).toEqual(['CANARY-open-post-body-gated LEAKS to visitor']);
});

test('what is written, changed or removed is noticed, and nothing else', async () => {
  const { reader } = app.platform.database;
  const { communityId, openTopicId } = world.places.open;
  const writesOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    await takeWrites(app);
    await work();
    return takeWrites(app);
  };
  expect(await writesOf(() => reader.selectFrom('topic').selectAll().where('communityId', '=', communityId).execute())).toEqual([]);
  expect(await writesOf(() => reader.updateTable('topic').set({ description: 'changed' }).where('id', '=', openTopicId).execute())).toEqual(['topic']);
  expect(await writesOf(() => reader.deleteFrom('kol_activity').where('communityId', '=', communityId).execute())).toEqual(['kol_activity']);
  expect(await writesOf(() => app.platform.uow.run(async (tx) => {
    tx.enqueue('identity.purge-ended', {});
    return { ok: true as const, value: null };
  }))).toEqual(['queued jobs']);
  const rolledBack = reader.transaction().execute(async (transaction) => {
    await transaction.updateTable('topic').set({ description: 'changed again' }).where('id', '=', openTopicId).execute();
    throw new Error('rolled back');
  });
  expect(await writesOf(() => rolledBack.catch(() => undefined))).toEqual([]);
});
