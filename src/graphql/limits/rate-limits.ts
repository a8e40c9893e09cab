import { RequestError } from '../../kernel/request-error.ts';
import type { RateLimitState } from '../context.ts';

/** What is left for a key in the present window. */
export interface Points {
  readonly isAllowed: boolean;
  readonly remaining: number;
  readonly resetAt: Date;
}
/** Points per key and window, in memory or shared between processes. */
export interface PointLimiter {
  readonly limit: number;
  consume(key: string, points: number): Promise<Points>;
  refund(key: string, points: number): Promise<void>;
}
export interface RateLimits {
  /** Cost points of a signed-in person, over all their devices. */
  readonly user: PointLimiter;
  /** Cost points of a bot, over all its tokens. */
  readonly bot: PointLimiter;
  /** Cost points of an address, whoever asks from it. */
  readonly address: PointLimiter;
  /** Documents that were not seen before, per address: these must be parsed and validated. */
  readonly documents: PointLimiter;
  /** Tries of a secret, per address. */
  readonly credentials: PointLimiter;
}
export interface Payer {
  readonly userId: string | null;
  readonly isBot: boolean;
  readonly ip: string | null;
}
/** What was taken for an operation, so that the part it did not need can be given back. */
export interface Charge {
  readonly state: RateLimitState;
  refund(points: number): Promise<void>;
}

export function rateLimited(resetAt: Date, now: number): RequestError {
  const seconds = Math.max(1, Math.ceil((resetAt.getTime() - now) / 1_000));
  return new RequestError('RATE_LIMITED', 'errors.rate-limited', { seconds }, { retryAfter: seconds });
}

/** Takes points or refuses with `RATE_LIMITED`. */
export async function take(limiter: PointLimiter, key: string | null, points: number, now: () => number): Promise<Points | null> {
  if (key === null || points === 0) return null;
  const state = await limiter.consume(key, points);
  if (!state.isAllowed) throw rateLimited(state.resetAt, now());
  return state;
}

/** Takes the cost of an operation from the person and the address before anything is executed. */
export async function charge(limits: RateLimits, { userId, isBot, ip }: Payer, cost: number, now: () => number): Promise<Charge> {
  const points = Math.max(1, Math.ceil(cost));
  const own = isBot ? limits.bot : limits.user;
  const ofUser = await take(own, userId, points, now);
  const ofAddress = await take(limits.address, ip, points, now);
  const limiter = ofUser ? own : limits.address;
  const left = ofUser ?? ofAddress;
  return {
    state: { limit: limiter.limit, remaining: left?.remaining ?? limiter.limit, resetAt: left?.resetAt ?? new Date(now()) },
    async refund(unused) {
      const back = Math.min(Math.floor(unused), points - 1);
      if (back <= 0) return;
      await Promise.all([userId === null ? undefined : own.refund(userId, back), ip === null ? undefined : limits.address.refund(ip, back)]);
    },
  };
}
