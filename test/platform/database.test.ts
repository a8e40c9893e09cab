import { expect, test } from '@jest/globals';
import { entities } from '../../src/entities.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { createTestDatabase } from '../support/app.ts';

test('a database that answers is connected before anything was written', async () => {
  const database = await openDatabase({ url: await createTestDatabase(), entities, migrations: [] });
  expect(await database.isConnected()).toBe(true);
  await database.close();
});

test('a database that is away is not connected', async () => {
  const database = await openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', entities, migrations: [] });
  expect(await database.isConnected()).toBe(false);
  await database.close();
});
