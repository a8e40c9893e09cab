import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { createMatrixWorld, type MatrixWorld } from './support/matrix-world.ts';
import { differences, readAll, readsOf, readsOfAll, type Sightings } from './support/reads.ts';

let app: TestApp;
let world: MatrixWorld;
beforeAll(async () => {
  app = await startApp();
  world = await createMatrixWorld(app);
});
afterAll(() => app.stop());

test('every root field and every object of an open community, asked by everybody, shows each canary to those of the table and to nobody else', async () => {
  const sightings: Sightings = new Map();
  expect(await readAll(app, world, [...readsOfAll(app, world), ...readsOf(app, world.places.open)], sightings)).toEqual([]);
  expect(differences(sightings, world, (text) => /^CANARY-(?:open|person)-/.test(text))).toEqual([]);
}, 120_000);
