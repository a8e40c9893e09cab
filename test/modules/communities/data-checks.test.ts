import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { communityChecks } from '../../../scripts/checks/communities.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { doorsOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
let owner: SignedInViewer;
let community: CommunityRow;
const people: SignedInViewer[] = [];

/** A community in which everything has happened. */
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
  ({ owner, community } = await app.world.aCommunity({ capacity: 5 }));
  await doors.publishRules(community, '一', owner);
  const { invitation } = await doors.invite(community, owner, { maxUses: 3 });
  for (let index = 0; index < 8; index++) people.push(await app.world.aUser());
  for (const person of people.slice(0, 3)) await doors.joinWith(invitation.code, person, { acknowledgedRulesVersion: 1 });
  for (const person of people.slice(3)) await doors.join(community, person);
  const id = async (person: SignedInViewer) => memberIdOf(await membership(app, community, person));
  await doors.assignRole(await id(people[0]!), 'ADMIN', owner);
  await doors.leave(community, people[0]!);
  await doors.remove(await id(people[1]!), owner);
  await doors.ban(await id(people[2]!), owner);
  await doors.transfer(await id(people[3]!), owner);
});
afterAll(() => app.stop());

test('what has happened through the API breaks no check', async () => {
  expect(await findDataFaults(app.platform.database.reader)).toEqual([]);
});

const PLANTED: Record<string, () => ReturnType<typeof sql>> = {
  "a community's count is the number of its active members": () => sql`update community set member_count = member_count + 1 where id = ${community.id}`,
  'a member number is given once, and counted': () => sql`update member set number = 1000 where user_id = ${people[0]!.userId}`,
  'a community has one owner, who is in it': () => sql`update member set role = 'PARTNER' where user_id = ${people[3]!.userId}`,
  'who is not in a community has no role in it': () => sql`update member set role = 'ADMIN' where user_id = ${people[1]!.userId}`,
  'rules are counted without gaps, and nobody has read more than there are': () => sql`update member set acknowledged_rules_version = 2 where user_id = ${people[0]!.userId}`,
  'nobody waits at the door of a community that they are in, or banned from': () => sql`update join_request set status = 'PENDING' where user_id = ${people[4]!.userId}`,
  'whoever waits has a place in the list': () => sql`update join_request set waiting_number = 99 where user_id = ${people[7]!.userId}`,
  'an invitation is used as often as it allows at most': () => sql`update invitation set use_count = 4 where community_id = ${community.id}`,
};

test.each(communityChecks.map(({ name }) => ({ name })))('finds rows that break: $name', async ({ name }) => {
  const back = new Error('roll back');
  const planted = app.platform.database.reader.transaction().execute(async (tx) => {
    expect((await PLANTED[name]!().execute(tx)).numAffectedRows).toBe(1n);
    const { rows } = await sql`select * from (${sql.raw(communityChecks.find((check) => check.name === name)!.sql)}) as fault`.execute(tx);
    expect(rows).toHaveLength(1);
    throw back;
  });
  await expect(planted).rejects.toBe(back);
});

test('a fault is told with its count and an example', async () => {
  const checks = [{ name: 'planted', sql: 'select id from member order by number' }];
  expect(await findDataFaults(app.platform.database.reader, checks)).toEqual([{ check: 'planted', count: 8, examples: Array.from({ length: 5 }, () => ({ id: expect.any(String) })) }]);
  expect(await findDataFaults(app.platform.database.reader, [{ name: 'planted', sql: 'select 1 where false' }])).toEqual([]);
});

test('the nightly job reports what it finds, once for each check', async () => {
  const told = async () => (await app.platform.metrics.render()).body.match(/faults_total\{area="data"\} (\d+)/)?.[1] ?? '0';
  await app.platform.jobs.run('platform.check-data');
  expect(await told()).toBe('0');
  await sql`update community set member_count = member_count + 1 where id = ${community.id}`.execute(app.platform.database.reader);
  await app.platform.jobs.run('platform.check-data');
  expect(await told()).toBe('1');
  await sql`update community set member_count = member_count - 1 where id = ${community.id}`.execute(app.platform.database.reader);
});
