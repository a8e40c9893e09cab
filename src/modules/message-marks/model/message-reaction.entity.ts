import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** An emoji that a person gave a message. The message holds the counts. */
export const MessageReactionSchema = defineEntity({
  name: 'MessageReaction',
  tableName: 'message_reaction',
  indexes: [{ name: 'message_reaction_user_index', properties: ['communityId', 'userId'] }],
  properties: {
    messageId: p.uuid().primary(),
    userId: p.uuid().primary(),
    emoji: p.text().primary(),
    roomId: column.reference(),
    communityId: column.reference(),
    createdAt: column.time(),
  },
});
export class MessageReaction extends MessageReactionSchema.class {}
MessageReactionSchema.setClass(MessageReaction);

export interface MessageReactionTables {
  message_reaction: TableOf<typeof MessageReactionSchema>;
}
