import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const BotSchema = defineEntity({
  name: 'Bot',
  tableName: 'bot',
  uniques: [
    { name: 'bot_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'bot_community_id_user_id_unique', properties: ['communityId', 'userId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    /** The account that it acts as: nobody signs in with it. */
    userId: column.reference(),
    name: p.text(),
    description: p.text().default(''),
    createdByUserId: column.reference(),
    createdAt: column.time(),
    removedAt: column.time().nullable(),
  },
});
export class Bot extends BotSchema.class {
  describe({ name, description }: { readonly name: string; readonly description: string }): void {
    this.name = name;
    this.description = description;
  }
  remove(at: Date): void {
    this.removedAt = at;
  }
}
BotSchema.setClass(Bot);

export type BotRow = RowOf<typeof BotSchema>;
export interface BotTables {
  bot: TableOf<typeof BotSchema>;
}
