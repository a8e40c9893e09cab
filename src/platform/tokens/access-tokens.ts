import { createHash, createHmac } from 'node:crypto';
import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { after, SECOND, type Clock } from '../../kernel/clock.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'xingqun-api';
const TYPE = 'at+jwt';
const MAX_LENGTH = 2_000;
const MAX_REMEMBERED = 5_000;

export interface AccessClaims { readonly userId: string; readonly sessionId: string; readonly expiresAt: Date }
export interface AccessTokens {
  /** A signed token for a session; `seconds` replaces the configured life. */
  issue(subject: { readonly userId: string; readonly sessionId: string }, seconds?: number): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** Who the token names, when this deployment has signed it and it has not expired. */
  verify(token: string): Promise<Result<AccessClaims, 'expired' | 'invalid'>>;
}
interface Key { readonly id: string; readonly bytes: Uint8Array }

// The key is derived, so that a secret of any length gives 256 bits and serves nothing else.
function keyOf(secret: string): Key {
  const bytes = createHmac('sha256', secret).update('xingqun access token').digest();
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

// A signature stays right for ever, so it is checked once per token; the time is checked at every use.
function rememberClaims(): { find(token: string): AccessClaims | undefined; keep(token: string, claims: AccessClaims): void } {
  const known = new Map<string, AccessClaims>();
  return {
    find: (token) => known.get(token),
    keep(token, claims) {
      const oldest = known.size >= MAX_REMEMBERED ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      known.set(token, claims);
    },
  };
}

/** The first secret signs, every one is accepted. */
export function createAccessTokens(options: { readonly secrets: readonly [string, ...string[]]; readonly issuer: string; readonly seconds: number; readonly clock: Clock }): AccessTokens {
  const { issuer, clock } = options;
  const keys = new Map(options.secrets.map(keyOf).map((key) => [key.id, key] as const));
  const signing = keyOf(options.secrets[0]);
  const remembered = rememberClaims();

  return {
    async issue({ userId, sessionId }, seconds = options.seconds) {
      const issuedAt = Math.floor(clock.now().getTime() / SECOND);
      const token = await new SignJWT({ sid: sessionId }).setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: signing.id })
        .setSubject(userId).setIssuer(issuer).setAudience(AUDIENCE).setIssuedAt(issuedAt).setExpirationTime(issuedAt + seconds).sign(signing.bytes);
      return { token, expiresAt: after(new Date(issuedAt * SECOND), seconds * SECOND) };
    },

    async verify(token) {
      const seen = remembered.find(token);
      if (seen !== undefined) return seen.expiresAt > clock.now() ? ok(seen) : refuse('expired');
      const key = token.length > MAX_LENGTH ? undefined : keys.get(keyIdOf(token) ?? '');
      if (key === undefined) return refuse('invalid');
      try {
        const { payload } = await jwtVerify(token, key.bytes, { algorithms: [ALGORITHM], typ: TYPE, issuer, audience: AUDIENCE, requiredClaims: ['sub', 'sid', 'exp', 'iat'], currentDate: clock.now() });
        if (typeof payload['sid'] !== 'string') return refuse('invalid');
        const claims = { userId: payload.sub ?? '', sessionId: payload['sid'], expiresAt: new Date((payload.exp ?? 0) * SECOND) };
        remembered.keep(token, claims);
        return ok(claims);
      } catch (error) {
        if (error instanceof errors.JWTExpired) return refuse('expired');
        if (error instanceof errors.JOSEError) return refuse('invalid');
        throw error;
      }
    },
  };
}
