import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** A message that was taken into a post, as it was said then. */
export const MessageForwardSchema = defineEntity({
  name: 'MessageForward',
  tableName: 'message_forward',
  indexes: [{ name: 'message_forward_message_index', properties: ['messageId', 'postId'] }],
  properties: {
    postId: p.uuid().primary(),
    /** Its place in the post, counted from 1. */
    position: p.integer().primary(),
    /** Null once the room kept it no longer; the credit stays. */
    messageId: column.reference().nullable(),
    roomId: column.reference(),
    communityId: column.reference(),
    authorId: column.reference(),
    forwardedAt: column.time(),
  },
});
export class MessageForward extends MessageForwardSchema.class {}
MessageForwardSchema.setClass(MessageForward);

export type MessageForwardRow = RowOf<typeof MessageForwardSchema>;
export interface MessageForwardTables {
  message_forward: TableOf<typeof MessageForwardSchema>;
}
