import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type * as lexemes from '../../platform/search/lexemes.ts';
import type { ChatTables } from '../chat/index.ts';
import type { IndexedPositionTables } from './model/indexed-position.entity.ts';
import type { MessageWordsTables } from './model/message-words.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = MessageWordsTables & IndexedPositionTables & ChatTables;
export type RoomSearchReader = Reader<Tables>;

export interface RoomSearchDeps {
  readonly uow: UnitOfWork;
  readonly reader: RoomSearchReader;
  readonly clock: Clock;
  /** Texts as PostgreSQL's full-text search takes them. */
  readonly texts: Pick<typeof lexemes, 'vectorOf' | 'queryOf'>;
}
