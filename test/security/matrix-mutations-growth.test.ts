import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { GROWTH_ROWS } from './support/rows-growth.ts';

testGroup('growth', GROWTH_ROWS, async () => {
  const app = await startApp();
  return { app, stop: () => app.stop() };
});
