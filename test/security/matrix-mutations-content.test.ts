import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { CONTENT_ROWS } from './support/rows-content.ts';

testGroup('content', CONTENT_ROWS, async () => {
  const app = await startApp();
  return { app, stop: () => app.stop() };
});
