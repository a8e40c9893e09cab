import { createHash, randomBytes } from 'node:crypto';

const SHAPE = /^[a-z]{2,12}_[\w-]{43}$/;

/** What is given to the person, and what is stored. */
export interface OpaqueToken { readonly token: string; readonly hash: string }

/** A fast hash is enough: there are 256 random bits to guess. */
export const hashOpaqueToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A random token for refresh, e-mail verification or password reset; the prefix says which, for people and secret scanners. */
export function newOpaqueToken(prefix: string): OpaqueToken {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOpaqueToken(token) };
}

/** Whether text can be such a token at all; anything else needs no look at the database. */
export const isOpaqueToken = (prefix: string, token: string): boolean => SHAPE.test(token) && token.startsWith(`${prefix}_`);
