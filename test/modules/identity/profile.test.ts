import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { mailedToken, signedUp, UPDATE_PROFILE, VERIFY_EMAIL, VIEWER, viewerOf, type Person } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ STAFF_EMAILS: 'Operator@example.com' });
});
afterAll(() => app.stop());

const PERSON = 'query ($id: ID!) { node(id: $id) { id ... on User { displayName bio email isEmailVerified pendingEmail locale hasPassword isStaff sessions { nodes { id } } } } }';
const update = async (person: Person, input: object) => (await app.run(UPDATE_PROFILE, { input }, person.viewer)).data.updateProfile;

test('a visitor is nobody', async () => {
  expect((await app.run(VIEWER)).data).toEqual({ viewer: null });
});

describe('a profile', () => {
  test('changes by what is given: what is absent stays, null clears the bio', async () => {
    const person = await signedUp(app, { displayName: '小满', locale: 'EN' });
    expect(await update(person, { bio: ' 爱吃辣 ', displayName: '立夏' })).toEqual({ user: { displayName: '立夏', bio: '爱吃辣', locale: 'EN' }, errors: [] });
    expect(await update(person, { locale: 'ZH_CN' })).toEqual({ user: { displayName: '立夏', bio: '爱吃辣', locale: 'ZH_CN' }, errors: [] });
    expect(await update(person, { bio: null })).toEqual({ user: { displayName: '立夏', bio: '', locale: 'ZH_CN' }, errors: [] });
    expect((await viewerOf(app, person.accessToken)).locale).toBe('zh-CN');
  });

  test('refuses what cannot be shown, and changes nothing then', async () => {
    const person = await signedUp(app, { displayName: '小满' });
    for (const [input, error] of [
      [{ displayName: null }, { code: 'REQUIRED', path: ['input', 'displayName'] }], [{ displayName: 'a\u0000b' }, { code: 'INVALID', path: ['input', 'displayName'] }],
      [{ displayName: '立夏', bio: 'x'.repeat(501) }, { code: 'TOO_LONG', path: ['input', 'bio'] }], [{ locale: null }, { code: 'REQUIRED', path: ['input', 'locale'] }],
    ] as const) expect(await update(person, input)).toMatchObject({ user: null, errors: [error] });
    expect((await app.run(VIEWER, {}, person.viewer)).data.viewer).toMatchObject({ displayName: '小满', bio: '' });
  });

  test('a visitor has none to change', async () => {
    expect((await app.run(UPDATE_PROFILE, { input: { bio: 'x' } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});

test('others see the profile and nothing else', async () => {
  const [person, stranger] = [await signedUp(app, { displayName: '小满' }), await signedUp(app)];
  const shown = { id: person.id, displayName: '小满', bio: '', email: null, isEmailVerified: null, pendingEmail: null, locale: null, hasPassword: null, isStaff: null, sessions: { nodes: [] } };
  for (const viewer of [undefined, stranger.viewer, { ...stranger.viewer, isStaff: true }]) expect((await app.run(PERSON, { id: person.id }, viewer)).data.node).toEqual(shown);
  expect((await app.run(PERSON, { id: person.id }, person.viewer)).data.node).toMatchObject({ email: person.email, isEmailVerified: false, hasPassword: true, isStaff: false, sessions: { nodes: [{ id: person.sessionId }] } });
});

test('many people cost one statement', async () => {
  const ids = [];
  for (let count = 0; count < 3; count++) ids.push((await signedUp(app)).id);
  app.platform.database.queryLog.start();
  const { data } = await app.run(`query { ${ids.map((id, index) => `p${index}: node(id: "${id}") { id }`).join(' ')} again: node(id: "${ids[0]}") { id } }`);
  expect(app.platform.database.queryLog.stop()).toHaveLength(1);
  expect(Object.values(data)).toEqual([...ids, ids[0]].map((id) => ({ id })));
});

test('the operator is known by the address, once it is shown to be theirs', async () => {
  const operator = await signedUp(app, { email: 'operator@EXAMPLE.com' });
  expect(operator.viewer.isStaff).toBe(false);
  await app.run(VERIFY_EMAIL, { token: await mailedToken(app, operator.email, 'verify') });
  const viewer = await viewerOf(app, operator.accessToken);
  expect(viewer.isStaff).toBe(true);
  expect((await app.run(VIEWER, {}, viewer)).data.viewer).toMatchObject({ isStaff: true });
});
