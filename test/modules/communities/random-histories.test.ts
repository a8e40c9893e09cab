import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { communityChecks } from '../../../scripts/checks/communities.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { doorsOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

/** A small generator with a seed, so that a failure can be repeated (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function stateOf(community: CommunityRow) {
  const { reader } = app.platform.database;
  const { memberCount, capacity } = await reader.selectFrom('community').select(['memberCount', 'capacity']).where('id', '=', community.id).executeTakeFirstOrThrow();
  const requests = await reader.selectFrom('join_request').selectAll().where('communityId', '=', community.id).orderBy('waitingNumber').execute();
  const isOpen = ({ status }: Record<string, unknown>) => status === 'PENDING' || status === 'WAITING';
  return { memberCount: memberCount as number, capacity: capacity as number, open: requests.filter(isOpen), waiting: requests.filter(({ status }) => status === 'WAITING') };
}

test.each([{ seed: 1 }, { seed: 20261121 }, { seed: 777 }])('whatever people do at once, the checks hold and nobody waits beside an empty seat (seed $seed)', async ({ seed }) => {
  const random = randomFrom(seed);
  const { owner, community } = await app.world.aCommunity({ capacity: 4 });
  const { invitation } = await doors.invite(community, owner);
  const people = await Promise.all(Array.from({ length: 12 }, () => app.world.aUser()));
  const onMember = async (person: SignedInViewer, act: (id: string) => Promise<unknown>): Promise<unknown> => membership(app, community, person).then((row) => act(memberIdOf(row)), () => undefined);
  const onRequest = async (person: SignedInViewer, act: (id: string) => Promise<unknown>): Promise<unknown> => {
    const mine = (await stateOf(community)).open.find(({ userId }) => userId === person.userId);
    return mine && act(encodeId('JoinRequest', mine.id));
  };
  const acts: ((person: SignedInViewer) => Promise<unknown>)[] = [
    (person) => doors.join(community, person), (person) => doors.join(community, person), (person) => doors.joinWith(invitation.code, person), (person) => doors.leave(community, person),
    (person) => onMember(person, (id) => doors.remove(id, owner)), (person) => onMember(person, (id) => doors.ban(id, owner)), (person) => onMember(person, (id) => doors.unban(id, owner)),
    (person) => onRequest(person, (id) => doors.approve(id, owner)), (person) => onRequest(person, (id) => doors.decline(id, null, owner)), (person) => onRequest(person, (id) => doors.withdraw(id, person)),
    () => doors.update(community, { visibility: random(2) === 0 ? 'PUBLIC' : 'APPLY' }, owner),
  ];
  for (let round = 0; round < 12; round++) {
    if (round % 4 === 3) await doors.update(community, { capacity: 2 + random(5) }, owner);
    const before = await stateOf(community);
    await Promise.all(Array.from({ length: 10 }, () => acts[random(acts.length)]!(people[random(people.length)]!)));
    const after = await stateOf(community);
    expect(after.memberCount).toBeLessThanOrEqual(Math.max(after.capacity, before.memberCount));
    if (after.waiting.length > 0) expect(after.memberCount).toBeGreaterThanOrEqual(after.capacity);
    expect(await findDataFaults(app.platform.database.reader, communityChecks)).toEqual([]);
  }
}, 240_000);
