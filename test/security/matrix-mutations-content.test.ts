import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { ATTACHMENT_ROWS } from './support/rows-attachments.ts';
import { CONTENT_ROWS } from './support/rows-content.ts';
import { GROWTH_ROWS } from './support/rows-growth.ts';
import { PROMOTION_ROWS } from './support/rows-promotions.ts';

testGroup('content', CONTENT_ROWS, startApp);
testGroup('growth', [...GROWTH_ROWS, ...PROMOTION_ROWS, ...ATTACHMENT_ROWS], startApp);
