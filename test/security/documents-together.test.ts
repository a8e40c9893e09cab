import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await startApp();
  url = await app.listen();
});
afterAll(() => app.stop());

test('a new document that many send at once is answered to all of them', async () => {
  const token = await app.world.tokenOf(await app.world.aUser());
  for (let round = 0; round < 5; round++) {
    const body = JSON.stringify({ query: `query Together${round} { viewer { id } }` });
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  }
});
