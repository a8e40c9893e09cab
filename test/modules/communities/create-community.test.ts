import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CREATE = `mutation ($input: CreateCommunityInput!) {
  createCommunity(input: $input) { community { id slug name visibility memberCount viewerMember { role number } members { nodes { number role } } } errors { __typename ... on UserError { code message path } } }
}`;
const input = (more: object = {}) => ({ slug: randomName('food'), name: '深夜食堂', visibility: 'PUBLIC', idempotencyKey: randomName('key'), ...more });

test('whoever opens a community is its owner and member number 1', async () => {
  const viewer = await app.world.aUser();
  const { data, errors } = await app.run(CREATE, { input: input() }, viewer);
  expect(errors).toEqual([]);
  expect(data.createCommunity.errors).toEqual([]);
  expect(data.createCommunity.community).toMatchObject({
    name: '深夜食堂', memberCount: 1, visibility: 'PUBLIC', viewerMember: { role: 'OWNER', number: 1 }, members: { nodes: [{ number: 1, role: 'OWNER' }] },
  });
});

test('the same key gives the same community, another input under it is a conflict', async () => {
  const viewer = await app.world.aUser();
  const once = input();
  const first = await app.run(CREATE, { input: once }, viewer);
  const again = await app.run(CREATE, { input: once }, viewer);
  expect(again.data).toEqual(first.data);
  const other = await app.run(CREATE, { input: { ...once, name: '别的名字' } }, viewer);
  expect(other.errors[0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
});

test('a taken address and a bad name are refused with the field to change, and nothing is written', async () => {
  const viewer = await app.world.aUser();
  const { community } = await app.world.aCommunity();
  const taken = await app.run(CREATE, { input: input({ slug: community.slug }) }, viewer);
  expect(taken.data.createCommunity).toMatchObject({ community: null, errors: [{ __typename: 'InvalidInputError', code: 'TAKEN', path: ['input', 'slug'] }] });
  const slug = randomName('x');
  const short = await app.run(CREATE, { input: input({ slug, name: ' 一 ' }) }, viewer);
  expect(short.data.createCommunity.errors).toMatchObject([{ code: 'TOO_SHORT', path: ['input', 'name'] }]);
  expect((await app.run('query ($slug: String!) { community(slug: $slug) { id } }', { slug }, viewer)).data.community).toBeNull();
});

test('a visitor cannot open one', async () => {
  expect((await app.run(CREATE, { input: input() })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('a private community is not there for others, by address and by id', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const read = 'query ($slug: String!, $id: ID!) { community(slug: $slug) { name } node(id: $id) { id __typename } }';
  const { encodeId } = await import('../../../src/kernel/id.ts');
  const variables = { slug: community.slug, id: encodeId('Community', community.id) };
  expect((await app.run(read, variables, await app.world.aUser())).data).toEqual({ community: null, node: null });
  expect((await app.run(read, variables, owner)).data).toEqual({ community: { name: community.name }, node: { id: variables.id, __typename: 'Community' } });
});

test('of several who want the same address at once, one gets it', async () => {
  const slug = randomName('rush');
  const people = await Promise.all(Array.from({ length: 5 }, () => app.world.aUser()));
  const answers = await Promise.all(people.map((viewer) => app.run(CREATE, { input: input({ slug }) }, viewer)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(answers.map(({ data }) => data.createCommunity.errors[0]?.code ?? 'made').sort()).toEqual(['TAKEN', 'TAKEN', 'TAKEN', 'TAKEN', 'made']);
});
