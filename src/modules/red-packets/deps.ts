import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Chat } from '../chat/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { RandomInteger } from './model/draw-share.ts';
import type { RedPacketClaimTables } from './model/red-packet-claim.entity.ts';
import type { RedPacketTables } from './model/red-packet.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = RedPacketTables & RedPacketClaimTables & CommunityTables & MemberTables;
export type RedPacketsReader = Reader<Tables>;

export interface RedPacketsDeps {
  readonly uow: UnitOfWork;
  readonly reader: RedPacketsReader;
  readonly clock: Clock;
  readonly chat: Pick<Chat, 'countAct' | 'postAttachment' | 'attachmentChanged' | 'messageById'>;
  readonly random: RandomInteger;
  readonly translate: (locale: Locale, key: string) => string;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
