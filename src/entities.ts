import type { EntityClass } from './platform/database/database.ts';
import { IdempotencyKeySchema } from './platform/database/idempotency.ts';
import { Message, ReadPosition, Room, RoomEvent } from './modules/chat/index.ts';
import { Community, Member } from './modules/communities/index.ts';
import { Credential, MailToken, RefreshToken, Session, SignInFailures, User } from './modules/identity/index.ts';
import { Grant, Tier } from './modules/tiers/index.ts';
import type { EntitySchemaWithMeta } from '@mikro-orm/core';

/** Every table of the product. */
export const entities: readonly (EntityClass | EntitySchemaWithMeta)[] = [
  IdempotencyKeySchema,
  User, Credential, Session, RefreshToken, MailToken, SignInFailures,
  Community, Member,
  Tier, Grant,
  Room, Message, RoomEvent, ReadPosition,
];
