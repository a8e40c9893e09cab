import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { ACCOUNT_ROWS } from './support/rows-accounts.ts';

testGroup('accounts', ACCOUNT_ROWS, async () => {
  const app = await startApp();
  return { app, stop: () => app.stop() };
});
