import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { CALLERS, type Caller } from './support/cast.ts';
import { createMatrixWorld, type MatrixWorld } from './support/matrix-world.ts';
import { differences, eventsOf, note, readAll, readsOf, readsOfAll, type Sightings } from './support/reads.ts';

let app: TestApp;
let world: MatrixWorld;
beforeAll(async () => {
  app = await startApp();
  world = await createMatrixWorld(app);
});
afterAll(() => app.stop());

test('G1, G2, G4 every root field and every object of an open community, asked by everybody, shows each canary to those of the table and to nobody else', async () => {
  const sightings: Sightings = new Map();
  expect(await readAll(app, world, [...readsOfAll(app, world), ...readsOf(app, world.places.open)], sightings)).toEqual([]);
  expect(differences(sightings, world, (text) => /^CANARY-(?:open|person)-/.test(text))).toEqual([]);
}, 120_000);

test.each(['closed', 'foreign'] as const)('G2, G4 every object of the private community "%s" is there for its members alone', async (name) => {
  const sightings: Sightings = new Map();
  expect(await readAll(app, world, readsOf(app, world.places[name]), sightings)).toEqual([]);
  expect(differences(sightings, world, (text) => text.startsWith(`CANARY-${name}-`) && !/-(?:stripe_event|checkout_attempt|reconciliation_difference)-/.test(text))).toEqual([]);
}, 120_000);

const LOCKED_OUT: readonly Caller[] = ['member', 'muted', 'author'];
const ENTITLED: readonly Caller[] = ['paidMember', 'guest', 'admin', 'partner', 'owner'];
function streamCode(caller: Caller, room: 'open' | 'gated'): string | null {
  if (caller === 'visitor') return 'UNAUTHENTICATED';
  if (ENTITLED.includes(caller)) return null;
  if (!LOCKED_OUT.includes(caller)) return 'NOT_FOUND';
  return room === 'open' ? null : 'FORBIDDEN';
}

test.each(['open', 'closed', 'foreign'] as const)('G2 the streams of rooms in "%s" replay for those who may enter', async (name) => {
  const { openRoomId, gatedRoomId } = world.places[name];
  const sightings: Sightings = new Map();
  for (const caller of CALLERS) {
    for (const [room, roomId] of [['open', openRoomId], ['gated', gatedRoomId]] as const) {
      const { text, codes } = await eventsOf(app, world, caller, roomId);
      note(sightings, world, caller, text);
      const isTheirs = name === 'foreign' ? caller === 'foreignOwner' : caller !== 'foreignOwner';
      const expected = isTheirs && name !== 'foreign' ? streamCode(caller, room) : isTheirs ? null : caller === 'visitor' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
      expect({ caller, room, codes }).toEqual({ caller, room, codes: expected === null ? [] : [expected] });
    }
  }
  expect(differences(sightings, world, (text) => text.startsWith(`CANARY-${name}-room_message-`))).toEqual([]);
});
