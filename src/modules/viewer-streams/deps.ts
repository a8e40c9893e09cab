import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Hints } from '../../platform/live/hints.ts';
import type { ChatTables } from '../chat/index.ts';
import type { ViewerTables } from './model/viewer-event.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = ViewerTables & ChatTables;
export type ViewerReader = Reader<Tables>;

export interface ViewerStreamsDeps {
  readonly uow: UnitOfWork;
  readonly reader: ViewerReader;
  readonly clock: Clock;
  readonly hints: Hints;
  /** Counts events that left for subscribers. */
  readonly eventsDelivered: (count: number) => void;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
export const viewerTopic = (userId: string): string => `viewer:${userId}`;
