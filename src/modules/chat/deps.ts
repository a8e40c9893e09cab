import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { askTogether } from '../../platform/concurrency/ask-together.ts';
import type { GroupCommit } from '../../platform/concurrency/group-commit.ts';
import type { Hints } from '../../platform/live/hints.ts';
import type { Presence } from '../../platform/live/presence.ts';
import type { Allowances } from '../../kernel/spend.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { MediaModule } from '../media/index.ts';
import type { TopicTables } from '../topics/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { Addressees } from './addressees.ts';
import type { MessageAttachmentRegistry } from './message-attachments.ts';
import type { MessageRevisionTables } from './model/message-revision.entity.ts';
import type { MessageTables } from './model/message.entity.ts';
import type { ReadPositionTables } from './model/read-position.entity.ts';
import type { RoomEventTables } from './model/room-event.entity.ts';
import type { RoomMuteTables } from './model/room-mute.entity.ts';
import type { RoomTables } from './model/room.entity.ts';
import type { RoomMentionTables } from './model/room-mention.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = RoomTables & RoomMuteTables & MessageTables & MessageRevisionTables & RoomEventTables & ReadPositionTables & RoomMentionTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables & TopicTables;
export type ChatReader = Reader<Tables>;

export interface ChatDeps {
  readonly uow: UnitOfWork;
  readonly reader: ChatReader;
  readonly clock: Clock;
  readonly hints: Hints;
  /** Who is in which room, over all processes. */
  readonly presence: Presence;
  /** How often somebody may change a room's log otherwise than by messages. */
  readonly limiter: Allowances<'room-acts'>;
  /** How many streams of one room a person may hold in this process. */
  readonly streamsPerUser: number;
  /** Lets sends of one room share a transaction. */
  readonly groupCommit: GroupCommit;
  /** Lets those who come at once share their questions. */
  readonly askTogether: typeof askTogether;
  readonly media: Pick<MediaModule, 'freeUploads' | 'attachToMessages' | 'eraseOfMessages'>;
  /** Takes along what people gave a message that is recalled. */
  readonly eraseReactions: (tx: Tx, messageId: string) => Promise<void>;
  /** What hangs on messages; other modules register it. */
  readonly attachments: MessageAttachmentRegistry;
  /** Who keeps what concerns people beyond a room; another module registers itself. */
  readonly addressees: Addressees;
  /** Counts events that left for subscribers. */
  readonly eventsDelivered: (count: number) => void;
  /** Counts events that could not be shown. */
  readonly eventUnavailable: () => void;
  readonly reportFault: (error: unknown, context: { area: string }) => string;
}
export const roomTopic = (roomId: string): string => `room:${roomId}`;
