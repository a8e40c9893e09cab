import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Hints } from '../../platform/live/hints.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { MessageTables } from './model/message.entity.ts';
import type { ReadPositionTables } from './model/read-position.entity.ts';
import type { RoomEventTables } from './model/room-event.entity.ts';
import type { RoomTables } from './model/room.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = RoomTables & MessageTables & RoomEventTables & ReadPositionTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type ChatReader = Reader<Tables>;

export interface ChatDeps {
  readonly uow: UnitOfWork;
  readonly reader: ChatReader;
  readonly clock: Clock;
  readonly hints: Hints;
  /** Counts events that left for a subscriber. */
  readonly eventDelivered: () => void;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
export const roomTopic = (roomId: string): string => `room:${roomId}`;
