import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Chat } from '../chat/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { RelayEntryTables } from './model/relay-entry.entity.ts';
import type { RelayListTables } from './model/relay-list.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = RelayListTables & RelayEntryTables & CommunityTables & MemberTables & UserTables;
export type RelaysReader = Reader<Tables>;

export interface RelaysDeps {
  readonly uow: UnitOfWork;
  readonly reader: RelaysReader;
  readonly clock: Clock;
  readonly chat: Pick<Chat, 'countAct' | 'postAttachment' | 'attachmentChanged' | 'noticePeople' | 'messageById'>;
  readonly translate: (locale: Locale, key: string, params?: Readonly<Record<string, string>>) => string;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
