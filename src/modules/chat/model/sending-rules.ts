import { DAY, HOUR, SECOND } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import type { RoomRow } from './room.entity.ts';

export const MAX_MENTIONS = 20;
export const MAX_MEDIA = 9;
/** A repeat is looked for among so many messages at least. */
const MESSAGES_COMPARED = 10;

/** Refused as too soon: `retryAt` and `seconds` say when it would be taken. */
export type TooSoonFailure = Failure<'SLOW_MODE' | 'TOO_MANY_MESSAGES' | 'DUPLICATE_MESSAGE' | 'MENTION_QUOTA_SPENT' | 'NEWCOMER_LIMITED'>;
export type SilenceFailure = Failure<'ROOM_CLOSED' | 'MUTED_IN_ROOM' | 'ANNOUNCEMENT_ONLY' | 'ROOM_MUTED'>;

type Rules = Pick<RoomRow, 'closedAt' | 'isAnnouncement' | 'isMuted' | 'slowModeSeconds' | 'floodMessages' | 'floodSeconds' | 'duplicateSeconds' | 'newcomerDays' | 'newcomerHourlyMessages' | 'newcomersMayLink' | 'newcomersMayMention' | 'everyoneMentionsPerDay'>;

/** A message that a sender has sent before. */
export interface SentMessage {
  readonly at: Date;
  /** Null where it is longer ago than repeats are looked for. */
  readonly text: string | null;
}
/** Who sends, as the rules see it. */
export interface Sender {
  /** Those who manage rooms are not slowed. */
  readonly isManager: boolean;
  readonly joinedAt: Date;
  /** The mute in this room that counts now. */
  readonly mute: { readonly until: Date | null } | null;
  /** Their last messages in this room, newest first. */
  readonly sent: readonly SentMessage[];
  /** How often everyone was mentioned here today, by them and by others. */
  readonly everyoneMentions: number;
}
/** What they want to send. */
export interface Draft {
  readonly text: string;
  readonly mentions: number;
  readonly mentionsEveryone: boolean;
}

/** Why somebody may not write in the room at all now; null for those who may. */
export function silenceIn(room: Rules, { isManager, mayAnnounce = isManager, mute }: Pick<Sender, 'isManager' | 'mute'> & { readonly mayAnnounce?: boolean }, ...path: string[]): SilenceFailure | null {
  if (room.closedAt !== null) return failure('ROOM_CLOSED', path);
  if (mute !== null) return failure('MUTED_IN_ROOM', path, mute.until === null ? {} : { until: mute.until.toISOString() });
  if (isManager) return null;
  if (room.isAnnouncement && !mayAnnounce) return failure('ANNOUNCEMENT_ONLY', path);
  return room.isMuted ? failure('ROOM_MUTED', path) : null;
}

/** Why this message of somebody who may write comes too soon; null when it is taken. */
export function hasteIn(room: Rules, sender: Omit<Sender, 'mute'>, draft: Draft, now: Date, nextDay: () => Date): TooSoonFailure | null {
  const spent = draft.mentionsEveryone && sender.everyoneMentions >= room.everyoneMentionsPerDay;
  if (spent) return tooSoon('MENTION_QUOTA_SPENT', 'mentionsEveryone', room.everyoneMentionsPerDay === 0 ? null : nextDay(), now);
  if (sender.isManager) return null;
  return asNewcomer(room, sender, draft, now) ?? inSlowMode(room, sender, now) ?? floodOf(room, sender, now) ?? repeatOf(room, sender, draft, now);
}

/** Until when a member is a newcomer. */
export const newcomerUntil = (room: Pick<Rules, 'newcomerDays'>, joinedAt: Date): Date => new Date(joinedAt.getTime() + room.newcomerDays * DAY);

function asNewcomer(room: Rules, { joinedAt, sent }: Pick<Sender, 'joinedAt' | 'sent'>, draft: Draft, now: Date): TooSoonFailure | null {
  const until = newcomerUntil(room, joinedAt);
  if (until <= now) return null;
  if (!room.newcomersMayLink && hasLink(draft.text)) return tooSoon('NEWCOMER_LIMITED', 'body', until, now, 'link');
  if (!room.newcomersMayMention && (draft.mentions > 0 || draft.mentionsEveryone)) return tooSoon('NEWCOMER_LIMITED', draft.mentions > 0 ? 'mentionedMemberIds' : 'mentionsEveryone', until, now, 'mention');
  return room.newcomerHourlyMessages === null ? null : beyond(room.newcomerHourlyMessages, HOUR, sent, until, now);
}
function inSlowMode({ slowModeSeconds }: Rules, { sent }: Pick<Sender, 'sent'>, now: Date): TooSoonFailure | null {
  const next = sent[0] ? after(sent[0].at, slowModeSeconds * SECOND) : now;
  return next > now ? tooSoon('SLOW_MODE', 'roomId', next, now) : null;
}
const floodOf = ({ floodMessages, floodSeconds }: Rules, { sent }: Pick<Sender, 'sent'>, now: Date): TooSoonFailure | null => (floodMessages === 0 ? null : beyond(floodMessages, floodSeconds * SECOND, sent, null, now));

/** Pictures without words are no repeat of each other. */
function repeatOf({ duplicateSeconds }: Rules, { sent }: Pick<Sender, 'sent'>, { text }: Draft, now: Date): TooSoonFailure | null {
  const twin = text === '' ? undefined : sent.find((message) => message.text === text);
  const next = twin ? after(twin.at, duplicateSeconds * SECOND) : now;
  return next > now ? tooSoon('DUPLICATE_MESSAGE', 'body', next, now) : null;
}

/** `most` messages within a span; free again when the first of them is out of it, or at `latest`. */
function beyond(most: number, span: number, sent: readonly SentMessage[], latest: Date | null, now: Date): TooSoonFailure | null {
  const first = most === 0 ? null : sent[most - 1];
  if (first === undefined) return null;
  const next = first === null ? latest! : after(first.at, span);
  return next > now ? tooSoon('TOO_MANY_MESSAGES', 'roomId', latest !== null && latest < next ? latest : next, now) : null;
}

/** How far back and how many of a sender's messages the rules look at. */
export function horizonOf(room: Rules, hasNewcomers: boolean): { seconds: number; messages: number } {
  const hourly = hasNewcomers ? (room.newcomerHourlyMessages ?? 0) : 0;
  return {
    seconds: Math.max(room.slowModeSeconds, room.floodMessages > 0 ? room.floodSeconds : 0, room.duplicateSeconds, hourly > 0 ? HOUR / SECOND : 0),
    messages: Math.max(room.duplicateSeconds > 0 ? MESSAGES_COMPARED : 1, room.floodMessages, hourly),
  };
}

function tooSoon(kind: TooSoonFailure['kind'], field: string, retryAt: Date | null, now: Date, context?: string): TooSoonFailure {
  const times: Record<string, string | number> = retryAt === null ? {} : { retryAt: retryAt.toISOString(), seconds: Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / SECOND)) };
  return failure(kind, ['input', field], { ...times, ...(context === undefined ? {} : { context }) });
}
const after = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds);

/** An address with a scheme, or a name with a top-level domain, also glued to Chinese words. */
const LINK = /[a-z][a-z0-9+.-]{1,9}:\/\/\S|(?:^|[^a-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|cn|net|org|io|me|cc|co|app|top|vip|xyz|info|shop|site|club|link|ly)(?![a-z0-9-])/i;
export const hasLink = (text: string): boolean => LINK.test(text);
