import type { Locale } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { ChatTables } from '../chat/index.ts';
import type { Posts } from '../posts/index.ts';
import type { ForwardRefusalTables } from './model/forward-refusal.entity.ts';
import type { MessageForwardTables } from './model/message-forward.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = MessageForwardTables & ForwardRefusalTables & ChatTables;
export type ForwardsReader = Reader<Tables>;

export interface ForwardsDeps {
  readonly uow: UnitOfWork;
  readonly reader: ForwardsReader;
  /** Publishes what is forwarded. */
  readonly posts: Pick<Posts, 'publishPostIn' | 'postsById'>;
  readonly translate: (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
}
