import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Clock } from '../../src/kernel/clock.ts';
import { createAccessTokens } from '../../src/platform/tokens/access-tokens.ts';
import { hashOpaqueToken, isOpaqueToken, newOpaqueToken } from '../../src/platform/tokens/opaque-tokens.ts';
import { createPasswords } from '../../src/platform/tokens/passwords.ts';

const issuer = 'https://api.example.com';
const NOON = Date.UTC(2026, 10, 21, 12);

function movableClock(): Clock & { move(milliseconds: number): void } {
  let now = NOON;
  return { now: () => new Date(now), move: (milliseconds) => { now += milliseconds; } };
}
const tokensWith = (secrets: readonly [string, ...string[]], clock: Clock = movableClock(), from = issuer): ReturnType<typeof createAccessTokens> =>
  createAccessTokens({ secrets, issuer: from, seconds: 900, clock });

describe('access tokens', () => {
  test('a token names its person and session until it expires', async () => {
    const clock = movableClock();
    const tokens = tokensWith(['one'], clock);
    const { token, expiresAt } = await tokens.issue({ userId: 'u', sessionId: 's' });
    expect(expiresAt).toEqual(new Date(NOON + 900_000));
    expect(await tokens.verify(token)).toEqual({ ok: true, value: { userId: 'u', sessionId: 's', expiresAt } });
    clock.move(899_000);
    expect((await tokens.verify(token)).ok).toBe(true);
    clock.move(1_000);
    expect(await tokens.verify(token)).toEqual({ ok: false, failure: 'expired' });
  });

  test('a life of its own can be given', async () => {
    const tokens = tokensWith(['one']);
    expect((await tokens.issue({ userId: 'u', sessionId: 's' }, 86_400)).expiresAt).toEqual(new Date(NOON + 86_400_000));
  });

  test('while secrets rotate, both are accepted; later only the new one', async () => {
    const old = await tokensWith(['old']).issue({ userId: 'u', sessionId: 's' });
    const fresh = await tokensWith(['new', 'old']).issue({ userId: 'u', sessionId: 's' });
    expect((await tokensWith(['new', 'old']).verify(old.token)).ok).toBe(true);
    expect((await tokensWith(['new']).verify(fresh.token)).ok).toBe(true);
    expect(await tokensWith(['new']).verify(old.token)).toEqual({ ok: false, failure: 'invalid' });
  });

  test('nothing else is accepted', async () => {
    const tokens = tokensWith(['one']);
    const { token } = await tokens.issue({ userId: 'u', sessionId: 's' });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const kid = (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
    const other = (JSON.parse(Buffer.from(payload, 'base64url').toString())) as Record<string, unknown>;
    const forged = [
      '', 'x', 'a.b.c', `${header}.${payload}.`, `${header}.${encoded({ ...other, sub: 'staff' })}.${signature}`,
      `${encoded({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.`,
      `${encoded({ alg: 'HS512', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      (await tokensWith(['one'], movableClock(), 'https://other.example.com').issue({ userId: 'u', sessionId: 's' })).token,
      `${token}${'a'.repeat(3_000)}`,
    ];
    for (const attempt of forged) expect(await tokens.verify(attempt)).toEqual({ ok: false, failure: 'invalid' });
  });

  test('a token of the right key but another kind or without its claims is refused', async () => {
    const tokens = tokensWith(['one']);
    const { token } = await tokens.issue({ userId: 'u', sessionId: 's' });
    const kid = (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;
    const key = createHmac('sha256', 'one').update('xingqun access token').digest();
    const made = (typ: string, claims: Record<string, unknown>): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ, kid }).setIssuer(issuer).setAudience('xingqun-api').setIssuedAt(NOON / 1_000).setExpirationTime(NOON / 1_000 + 60).sign(key);
    expect((await tokens.verify(await made('at+jwt', { sub: 'u', sid: 's' }))).ok).toBe(true);
    for (const bad of [await made('jwt', { sub: 'u', sid: 's' }), await made('at+jwt', { sub: 'u' }), await made('at+jwt', { sub: 'u', sid: 7 })]) expect(await tokens.verify(bad)).toEqual({ ok: false, failure: 'invalid' });
  });
});

test('opaque tokens are random, told by their prefix, and stored as hashes', () => {
  const { token, hash } = newOpaqueToken('refresh');
  expect(token).toMatch(/^refresh_[\w-]{43}$/);
  expect(hash).toBe(hashOpaqueToken(token));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(newOpaqueToken('refresh').token).not.toBe(token);
  expect([isOpaqueToken('refresh', token), isOpaqueToken('verify', token), isOpaqueToken('refresh', `${token}x`), isOpaqueToken('refresh', '')]).toEqual([true, false, false, false]);
});

describe('passwords', () => {
  test('a password is verified in any form it can be typed in', async () => {
    const passwords = createPasswords();
    const hash = await passwords.hash('Caf\u00e9 密码 123');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(hash, 'Cafe\u0301 密码 123')).toBe(true);
    expect(await passwords.verify(hash, 'Cafe 密码 123')).toBe(false);
    expect(await passwords.hash('Caf\u00e9 密码 123')).not.toBe(hash);
    expect([passwords.isOutdated(hash), passwords.isOutdated('$argon2id$v=19$m=4096,t=1,p=1$x$y')]).toEqual([false, true]);
  });

  test('nobody has no password, not even the one that stands in', async () => {
    const passwords = createPasswords();
    expect(await passwords.verify(null, 'nobody')).toBe(false);
    expect(await passwords.verify(null, 'x'.repeat(2_000))).toBe(false);
    await expect(passwords.hash('x'.repeat(2_000))).rejects.toThrow(RangeError);
  });

  test('a flood is refused beyond the queue, and the queue goes on afterwards', async () => {
    const passwords = createPasswords({ concurrency: 1, waiting: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => passwords.hash('password')));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(outcomes[5]).toMatchObject({ reason: { code: 'UNAVAILABLE', extensions: { retryAfter: 1 } } });
    await expect(passwords.hash('password')).resolves.toContain('$argon2id$');
  });
});
