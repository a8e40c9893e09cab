import { unauthenticated } from './request-error.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** What a bot's token may be good for. */
export const BOT_SCOPES = ['READ_MESSAGES', 'SEND_MESSAGES', 'MODERATE', 'ANNOUNCE', 'MENTION_EVERYONE'] as const;
export type BotScope = (typeof BOT_SCOPES)[number];

/** The token that a bot came with. Its id stands as `sessionId`. */
export interface BotToken {
  readonly botId: string;
  readonly scopes: readonly BotScope[];
  /** Null: every room of the bot's community. */
  readonly roomIds: readonly string[] | null;
}

/** Who asks. A visitor has no user. */
export interface Viewer {
  readonly userId: string | null;
  readonly sessionId: string | null;
  /** The operator of the deployment. */
  readonly isStaff: boolean;
  readonly locale: Locale;
  /** Only when a program asks, in place of a person: it may do what its token says, and nothing else. */
  readonly bot?: BotToken;
}
export type SignedInViewer = Viewer & { readonly userId: string };

export const VISITOR: Viewer = { userId: null, sessionId: null, isStaff: false, locale: 'en' };

/** The viewer as a person, or `UNAUTHENTICATED`. */
export function signedIn(viewer: Viewer): SignedInViewer {
  if (viewer.userId === null) throw unauthenticated();
  return viewer as SignedInViewer;
}

/** Whether a bot asks whose token has the scope. */
export const botMay = ({ bot }: Viewer, scope: BotScope): boolean => bot?.scopes.includes(scope) ?? false;
/** Whether the token, if it is a bot's, is good for the room. */
export const isGoodFor = ({ bot }: Viewer, roomId: string): boolean => bot === undefined || bot.roomIds === null || bot.roomIds.includes(roomId);
