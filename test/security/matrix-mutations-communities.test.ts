import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { COMMUNITY_ROWS } from './support/rows-communities.ts';

testGroup('communities', COMMUNITY_ROWS, async () => {
  const app = await startApp();
  return { app, stop: () => app.stop() };
});
