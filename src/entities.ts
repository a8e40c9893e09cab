import type { EntityClass } from './platform/database/database.ts';
import { IdempotencyKeySchema } from './platform/database/idempotency.ts';
import { Community, Member } from './modules/communities/index.ts';
import { User } from './modules/identity/index.ts';
import { Grant, Tier } from './modules/tiers/index.ts';
import type { EntitySchemaWithMeta } from '@mikro-orm/core';

/** Every table of the product. */
export const entities: readonly (EntityClass | EntitySchemaWithMeta)[] = [
  IdempotencyKeySchema,
  User,
  Community, Member,
  Tier, Grant,
];
