import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { Hints } from '../../platform/live/hints.ts';
import type { Presence } from '../../platform/live/presence.ts';
import type { Allowances } from '../../kernel/spend.ts';
import type { ChatTables } from '../chat/index.ts';

export interface RoomSignalsDeps {
  readonly reader: Reader<ChatTables>;
  readonly clock: Clock;
  readonly hints: Hints;
  /** Who is in which room, over all processes. */
  readonly presence: Presence;
  readonly limiter: Allowances<'signals'>;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
export const typingTopic = (roomId: string): string => `typing:${roomId}`;
