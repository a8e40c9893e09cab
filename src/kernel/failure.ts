/**
 * Why a use case refused. A closed set over the whole product; on the wire it is the enum `UserErrorCode`.
 * The message of each stands under `failures.<kind>` in the language files.
 */
export const FAILURE_KINDS = [
  // input that the person can correct
  'REQUIRED', 'TOO_SHORT', 'TOO_LONG', 'INVALID', 'OUT_OF_RANGE', 'TAKEN',
  // something that is not there, or that the viewer may not know of
  'NOT_FOUND',
  // accounts
  'WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'CODE_EXPIRED', 'EMAIL_NOT_VERIFIED', 'ACCOUNT_LOCKED', 'PASSWORD_TOO_EASY', 'SIGN_IN_UNAVAILABLE',
  // communities
  'ALREADY_MEMBER', 'NOT_A_MEMBER', 'BANNED', 'MUTED', 'COMMUNITY_FULL', 'RULES_NOT_ACKNOWLEDGED', 'ANSWER_REQUIRED', 'INVITATION_REQUIRED', 'INVITATION_SPENT', 'INVITATION_EXPIRED', 'TOO_MANY_INVITATIONS',
  'ALREADY_REQUESTED', 'ALREADY_DECIDED', 'OWNER_CANNOT_LEAVE', 'ROLE_TOO_LOW',
  // tiers and money
  'ENTITLEMENT_MISSING', 'ALREADY_SUBSCRIBED', 'COVERED_UNTIL', 'PERIOD_OVER', 'PRICE_NOT_OFFERED', 'SOLD_OUT', 'QUOTE_EXPIRED', 'NOT_SOLD_HERE', 'ORDER_CLOSED', 'NOTHING_HELD', 'CURRENCY_DIFFERS', 'SUBSCRIPTION_ENDED', 'PAYMENTS_UNAVAILABLE', 'NO_SUBSCRIPTION', 'NOTHING_BOUGHT', 'ALREADY_CANCELED', 'OFFER_CLOSED', 'PAYING_YOURSELF', 'ESCROW_OVER', 'PARTY_TO_IT', 'AMOUNT_TOO_SMALL',
  // subscriptions
  'SUBSCRIPTION_PAUSED', 'NOT_PAUSED', 'PAYMENT_OVERDUE', 'PREVIEW_OUTDATED', 'NOTHING_SCHEDULED', 'CHANGE_UNDER_WAY', 'PAYMENT_DECLINED', 'PAYMENT_NOT_CONFIRMED', 'PAYMENT_METHOD_NOT_OFFERED', 'PAYMENT_SETTLING',
  // refunds
  'NOTHING_TO_REFUND', 'ALREADY_REFUNDED', 'NOT_REFUNDABLE', 'NOT_IN_PARTS', 'PAYMENT_DISPUTED', 'REFUND_WINDOW_CLOSED',
  // payouts
  'MORE_THAN_AVAILABLE', 'PAYEE_DECIDES', 'NOT_CONFIRMED',
  // promotions
  'PROMOTION_NOT_STARTED', 'PROMOTION_EXPIRED', 'PROMOTION_EXHAUSTED', 'PROMOTION_NOT_FOR_YOU', 'PROMOTION_NOT_APPLICABLE', 'PROMOTIONS_NOT_COMBINABLE', 'VOUCHER_SPENT', 'VOUCHER_PENDING', 'VOUCHER_EXPIRED', 'VOUCHER_NEEDS_MORE',
  'GROUP_BUY_OVER', 'GROUP_BUY_FULL', 'ALREADY_JOINED', 'GIFT_SPENT', 'NOT_A_GIFT',
  // content
  'ARCHIVED', 'DELETED', 'FILE_TOO_LARGE', 'FILE_TYPE_REFUSED', 'FILE_UNREADABLE', 'FILES_OFF',
  // chat
  'ROOM_CLOSED', 'SLOW_MODE', 'ROOM_MUTED', 'ANNOUNCEMENT_ONLY', 'TOO_MANY_MESSAGES', 'DUPLICATE_MESSAGE', 'MENTION_QUOTA_SPENT', 'NEWCOMER_LIMITED', 'MUTED_IN_ROOM', 'EDIT_WINDOW_PASSED', 'RECALL_WINDOW_PASSED', 'TOO_MANY_EMOJI', 'TOO_MANY_PINS', 'NOT_ALL_YOURS', 'OPEN_TO_OTHERS', 'FORWARDING_REFUSED',
  // bots
  'TOO_MANY_BOTS', 'TOO_MANY_BOT_TOKENS',
  // relay lists
  'RELAY_CLOSED', 'RELAY_FULL', 'ALREADY_ENTERED', 'NOT_ENTERED',
  // red packets
  'POINTS_MISSING', 'RED_PACKET_EMPTY', 'RED_PACKET_OVER', 'ALREADY_CLAIMED',
  // growth
  'NOT_ELIGIBLE', 'ALREADY_INVITED', 'ALREADY_A_KOL', 'NOT_A_KOL', 'TARGET_NOT_MET', 'NO_SUCH_LEVEL', 'LEVEL_IN_USE',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A refusal: its kind, where in the input it lies, and the figures its message names. */
export interface Failure<Kind extends FailureKind = FailureKind> {
  readonly kind: Kind;
  /** Names of input fields, from the outside in. */
  readonly path?: readonly string[];
  readonly params?: Readonly<Record<string, string | number>>;
}

export const failure = <Kind extends FailureKind>(kind: Kind, path?: readonly string[], params?: Record<string, string | number>): Failure<Kind> => ({ kind, ...(path ? { path } : {}), ...(params ? { params } : {}) });
export const notFound = (...path: string[]): Failure<'NOT_FOUND'> => failure('NOT_FOUND', path);

export type InputFailure = Failure<'REQUIRED' | 'TOO_SHORT' | 'TOO_LONG' | 'INVALID' | 'OUT_OF_RANGE' | 'TAKEN'>;
export const INPUT_FAILURES: ReadonlySet<FailureKind> = new Set(['REQUIRED', 'TOO_SHORT', 'TOO_LONG', 'INVALID', 'OUT_OF_RANGE', 'TAKEN']);

/** Trimmed text within bounds in characters, or the refusal that says what to change. */
export function boundedText(text: string, path: readonly string[], bounds: { min?: number; max: number }): { ok: true; value: string } | { ok: false; failure: InputFailure } {
  const value = text.trim();
  const length = [...value].length;
  if (value.includes('\u0000')) return { ok: false, failure: failure('INVALID', path) };
  if (length === 0 && (bounds.min ?? 0) > 0) return { ok: false, failure: failure('REQUIRED', path) };
  if (length < (bounds.min ?? 0)) return { ok: false, failure: failure('TOO_SHORT', path, { min: bounds.min! }) };
  if (length > bounds.max) return { ok: false, failure: failure('TOO_LONG', path, { max: bounds.max }) };
  return { ok: true, value };
}
