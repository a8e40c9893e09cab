import type { MigrationEntry } from '../src/platform/database/database.ts';
import { Platform } from './0001-platform.ts';
import { Identity } from './0002-identity.ts';
import { Communities } from './0003-communities.ts';
import { Tiers } from './0004-tiers.ts';
import { Chat } from './0010-chat.ts';

/** In the order they run. Forward only, one purpose each. */
export const migrations: readonly MigrationEntry[] = [
  { name: '0001-platform', class: Platform },
  { name: '0002-identity', class: Identity },
  { name: '0003-communities', class: Communities },
  { name: '0004-tiers', class: Tiers },
  { name: '0010-chat', class: Chat },
];
