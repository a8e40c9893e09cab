import { SECOND } from '../../../kernel/clock.ts';
import type { IdentityDeps } from '../deps.ts';
import { authenticator, type Authenticated } from './authenticate.ts';

/** A session that another process ended is refused here after this time at the latest. */
const LIFE = SECOND;
const MAX_REMEMBERED = 10_000;

export interface RememberedViewers {
  authenticate(token: string): Promise<Authenticated>;
  /** What changes accounts or sessions in this process makes everybody be asked again. */
  forgetAfter<A extends unknown[], T>(change: (...args: A) => Promise<T>): (...args: A) => Promise<T>;
}

/** Answers the requests that one person sends within a second from one question to the database. Refusals are not remembered. */
export function rememberViewers(deps: IdentityDeps): RememberedViewers {
  const authenticate = authenticator(deps);
  const known = new Map<string, { readonly answer: Promise<Authenticated>; readonly until: number }>();
  const ask = (token: string, now: number): Promise<Authenticated> => {
    if (known.size >= MAX_REMEMBERED) known.clear();
    // Nobody is held longer than they are of use.
    if (known.size === 0) setTimeout(() => known.clear(), LIFE).unref();
    const answer = authenticate(token);
    known.set(token, { answer, until: now + LIFE });
    answer.catch(() => known.delete(token));
    return answer;
  };
  return {
    async authenticate(token) {
      const now = performance.now();
      const remembered = known.get(token);
      if (remembered === undefined || remembered.until <= now) return ask(token, now);
      const authenticated = await remembered.answer;
      return authenticated.expiresAt > deps.clock.now() ? authenticated : ask(token, now);
    },
    forgetAfter: (change) => async (...args) => {
      try {
        return await change(...args);
      } finally {
        known.clear();
      }
    },
  };
}
