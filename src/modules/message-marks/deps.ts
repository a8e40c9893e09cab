import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Chat, ChatTables } from '../chat/index.ts';
import type { MessageReactionTables } from './model/message-reaction.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = MessageReactionTables & ChatTables;
export type MessageMarksReader = Reader<Tables>;

export interface MessageMarksDeps {
  readonly uow: UnitOfWork;
  readonly reader: MessageMarksReader;
  readonly chat: Pick<Chat, 'countAct' | 'tellRoom'>;
}
