import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type * as opaqueTokens from '../../platform/tokens/opaque-tokens.ts';
import type { ChatTables } from '../chat/index.ts';
import type { BotTokenTables } from './model/bot-token.entity.ts';
import type { BotTables } from './model/bot.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = BotTables & BotTokenTables & ChatTables;
export type BotsReader = Reader<Tables>;

export interface BotsDeps {
  readonly uow: UnitOfWork;
  readonly reader: BotsReader;
  readonly clock: Clock;
  readonly opaqueTokens: Pick<typeof opaqueTokens, 'newOpaqueToken' | 'hashOpaqueToken' | 'isOpaqueToken'>;
}
/** What every secret begins with, so that people and secret scanners know it. */
export const TOKEN_PREFIX = 'xqbot';
