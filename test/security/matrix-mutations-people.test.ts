import { startApp } from '../support/app.ts';
import { testGroup } from './support/matrix-group.ts';
import { ACCOUNT_ROWS } from './support/rows-accounts.ts';
import { BOT_ROWS } from './support/rows-bots.ts';
import { COMMUNITY_ROWS } from './support/rows-communities.ts';

testGroup('accounts', ACCOUNT_ROWS, startApp);
testGroup('communities', [...COMMUNITY_ROWS, ...BOT_ROWS], startApp);
