import type { LevelInput, PointRuleInput } from '../modules/growth/index.ts';
import type { KolLevelInput } from '../modules/kol/index.ts';
import type { PlanKind } from '../modules/plans/index.ts';
import type { PostTypeName } from '../modules/posts/index.ts';
import type { Role, Visibility } from '../modules/communities/index.ts';
import type { Random } from './random.ts';

/** Somebody of the demo: the part of the e-mail address before `@example.com`, and the name shown. */
export interface Person {
  readonly mailbox: string;
  readonly name: string;
  readonly bio: string;
}
export interface TierScript {
  readonly name: string;
  readonly description: string;
  readonly rank: number;
  readonly entitlements: readonly string[];
  /** How it is sold, in minor units of CNY; none for the tier that every member has. */
  readonly prices: readonly { readonly kind: PlanKind; readonly minorUnits: number }[];
}
export interface TopicScript {
  readonly title: string;
  readonly description: string;
  readonly readEntitlement?: string;
  readonly writeEntitlement?: string;
  readonly isPinned?: boolean;
  readonly posts: number;
  /** What the first posts say; the others are put together. */
  readonly drafts?: readonly Draft[];
}
export interface RoomScript {
  readonly name: string;
  readonly description: string;
  readonly entitlement?: string;
  readonly messages: number;
  /** A list that people enter at the end of the talk, more of them than it has places. */
  readonly relay?: { readonly title: string; readonly capacity: number; readonly variants: readonly string[]; readonly entries: number };
  /** Vouchers from the owner, of which some are left. */
  readonly redPacket?: { readonly title: string; readonly total: number; readonly shares: number; readonly claims: number };
}
export interface Draft {
  readonly type: PostTypeName;
  readonly title?: string;
  readonly body: string;
  readonly teaser?: string;
}
/** Everything that the demo knows of one community. Mailboxes name people. */
export interface CommunityScript {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly joinQuestions: readonly string[];
  readonly answers: readonly string[];
  readonly rules: string;
  readonly owner: string;
  readonly roles: Readonly<Record<string, Role>>;
  readonly members: readonly string[];
  /** Applied, and not yet answered. */
  readonly applicants: readonly string[];
  /** Who holds which tier without having paid. */
  readonly guestsOfTheHouse: readonly { readonly mailbox: string; readonly tier: string; readonly days: number | null }[];
  readonly tiers: readonly TierScript[];
  readonly topics: readonly TopicScript[];
  readonly rooms: readonly RoomScript[];
  readonly levels: readonly LevelInput[];
  readonly pointRules: readonly PointRuleInput[];
  readonly kolLevels: readonly KolLevelInput[];
  /** Was asked when the programme began, before anybody had figures. */
  readonly firstKol: string;
  writePost(random: Random, topic: TopicScript): Draft;
  writeComment(random: Random): string;
  writeAnswer(random: Random): string;
  writeMessage(random: Random): string;
}
