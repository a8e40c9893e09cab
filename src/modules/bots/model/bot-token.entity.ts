import { defineEntity, p } from '@mikro-orm/core';
import type { BotScope } from '../../../kernel/viewer.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a token is good for is never changed: another token takes its place. */
export const BotTokenSchema = defineEntity({
  name: 'BotToken',
  tableName: 'bot_token',
  uniques: [{ name: 'bot_token_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'bot_token_bot_index', properties: ['communityId', 'botId', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    botId: column.reference(),
    name: p.text(),
    /** Of the secret, which is told once and stored nowhere. */
    hash: p.text().unique(),
    scopes: p.array().columnType('text[]').$type<BotScope[]>(),
    /** Else for those of `bot_token_room`. */
    isForAllRooms: p.boolean(),
    createdByUserId: column.reference(),
    createdAt: column.time(),
    expiresAt: column.time().nullable(),
    lastUsedAt: column.time().nullable(),
    revokedAt: column.time().nullable(),
  },
});
export class BotToken extends BotTokenSchema.class {
  isLive(now: Date): boolean {
    return this.revokedAt == null && (this.expiresAt == null || this.expiresAt > now);
  }
  revoke(at: Date): void {
    this.revokedAt ??= at;
  }
}
BotTokenSchema.setClass(BotToken);

export const BotTokenRoomSchema = defineEntity({
  name: 'BotTokenRoom',
  tableName: 'bot_token_room',
  indexes: [{ name: 'bot_token_room_room_index', properties: ['communityId', 'roomId'] }],
  properties: {
    botTokenId: p.uuid().primary(),
    roomId: p.uuid().primary(),
    communityId: column.reference(),
  },
});

export type BotTokenRow = RowOf<typeof BotTokenSchema>;
export interface BotTokenTables {
  bot_token: TableOf<typeof BotTokenSchema>;
  bot_token_room: TableOf<typeof BotTokenRoomSchema>;
}
