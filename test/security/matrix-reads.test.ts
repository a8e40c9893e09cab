import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import { tellViewers } from '../../src/modules/viewer-streams/commands/tell-viewers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { CALLERS, PARTS, type Caller } from './support/cast.ts';
import { createMatrixWorld, type MatrixWorld } from './support/matrix-world.ts';
import { changesOf, differences, eventsOf, note, notesOf, readAll, readsOf, readsOfAll, signalsOf, type Sightings, type Told } from './support/reads.ts';

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

const LOGS: readonly [string, (caller: Caller, roomId: string) => Promise<Told>][] = [
  ['events', (caller, roomId) => eventsOf(app, world, caller, roomId)], ['changes', (caller, roomId) => changesOf(app, world, caller, roomId)], ['signals', (caller, roomId) => signalsOf(app, world, caller, roomId)],
];

test.each(['open', 'closed', 'foreign'] as const)('G2 the streams of rooms in "%s" replay for those who may enter', async (name) => {
  const { openRoomId, gatedRoomId } = world.places[name];
  const sightings: Sightings = new Map();
  for (const caller of CALLERS) {
    for (const [room, roomId] of [['open', openRoomId], ['gated', gatedRoomId]] as const) {
      const isTheirs = name === 'foreign' ? caller === 'foreignOwner' : caller !== 'foreignOwner';
      const expected = isTheirs && name !== 'foreign' ? streamCode(caller, room) : isTheirs ? null : caller === 'visitor' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
      for (const [log, ask] of LOGS) {
        const { text, codes } = await ask(caller, roomId);
        note(sightings, world, caller, text);
        expect({ log, caller, room, codes }).toEqual({ log, caller, room, codes: expected === null ? [] : [expected] });
      }
    }
  }
  expect(differences(sightings, world, (text) => text.startsWith(`CANARY-${name}-room_message-`))).toEqual([]);
});

test('G2 what was addressed to people shows what was said to those who may still read it, whoever else was named', async () => {
  const sightings: Sightings = new Map();
  const { communityId } = world.places.open;
  const members = new Set(PARTS.filter((part) => part !== 'outsider'));
  for (const caller of CALLERS) {
    const { userId } = world.viewer(caller);
    const isNoted = userId !== null && members.has(caller as never);
    if (isNoted) await app.platform.uow.run(async (tx) => ok(await tellViewers(app.platform, tx, [{ userId, communityId, kind: 'RIGHTS_CHANGED', causeId: newId() }])));
    const { text, codes } = await notesOf(app, world, caller, isNoted ? '"RightsChanged"' : '"RoomHeads"');
    note(sightings, world, caller, text);
    expect({ caller, codes }).toEqual({ caller, codes: caller === 'visitor' ? ['UNAUTHENTICATED'] : [] });
    expect({ caller, isNamed: text.includes('"Mentioned"') }).toEqual({ caller, isNamed: isNoted && !['exMember', 'banned'].includes(caller) });
  }
  expect(differences(sightings, world, (text) => /^CANARY-(?:open|closed)-room_message-body-(?:open|gated)$/.test(text))).toEqual([]);
});
