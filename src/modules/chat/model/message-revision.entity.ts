import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Words that a message had before an edit; the present ones are in the message itself. */
export const MessageRevisionSchema = defineEntity({
  name: 'MessageRevision',
  tableName: 'message_revision',
  properties: {
    messageId: p.uuid().primary(),
    /** Counted from 1, the words that were sent first. */
    number: p.integer().primary(),
    roomId: column.reference(),
    communityId: column.reference(),
    body: p.text(),
    writtenAt: column.time(),
  },
});
export class MessageRevision extends MessageRevisionSchema.class {}
MessageRevisionSchema.setClass(MessageRevision);

export type MessageRevisionRow = RowOf<typeof MessageRevisionSchema>;
export interface MessageRevisionTables {
  message_revision: TableOf<typeof MessageRevisionSchema>;
}
