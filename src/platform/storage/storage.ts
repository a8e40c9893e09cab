import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SECOND } from '../../kernel/clock.ts';

export interface StoredObject { readonly bytes: Buffer; readonly contentType: string }

/** Where media lie. Keys are ours: `pictures/0190c1f2.jpg`; the ending says the content type. */
export interface Storage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | null>;
  delete(key: string): Promise<void>;
  /** A link that whoever has it may follow until it expires. */
  signedUrl(key: string, options: { readonly expiresInSeconds: number }): Promise<string>;
}

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' };
// Segments begin with a letter or digit, so `..`, hidden files and absolute paths cannot be written at all.
const KEY = /^(?:[a-z0-9][a-z0-9_-]*\/){0,8}[a-z0-9][a-z0-9_-]*\.([a-z0-9]{3,4})$/;
const MAX_KEY_LENGTH = 200;

/** The content type of a key, or null when the key cannot be one of ours. */
export const contentTypeOf = (key: string): string | null => (key.length > MAX_KEY_LENGTH ? null : TYPES[KEY.exec(key)?.[1] ?? ''] ?? null);

/** The content type of a key; anything that is not a key is a fault of the caller. */
export function requireKey(key: string, contentType?: string): string {
  const expected = contentTypeOf(key);
  if (expected === null || (contentType !== undefined && contentType !== expected)) throw new RangeError('Not a key of the media storage, or not of this content type.');
  return expected;
}

export interface LinkSignature { readonly expires: number; readonly signature: string }

const signatureOf = (secret: string, key: string, expires: number): Buffer => createHmac('sha256', `xingqun media link ${secret}`).update(`${key}\n${expires}`).digest();
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Signs a link with the first secret; `expires` is in seconds since 1970. */
export function signLink(secrets: readonly [string, ...string[]], key: string, now: Date, expiresInSeconds: number): LinkSignature {
  const expires = Math.floor(now.getTime() / SECOND) + expiresInSeconds;
  return { expires, signature: signatureOf(secrets[0], key, expires).toString('base64url') };
}

/** Judges what a link carries; any of the secrets may have signed it. */
export function checkLink(secrets: readonly string[], link: { readonly key: string; readonly expires: string; readonly signature: string }, now: Date): 'valid' | 'expired' | 'invalid' {
  if (contentTypeOf(link.key) === null || !/^\d{1,12}$/.test(link.expires)) return 'invalid';
  const expires = Number(link.expires);
  const given = digest(link.signature);
  const isSigned = secrets.some((secret) => timingSafeEqual(digest(signatureOf(secret, link.key, expires).toString('base64url')), given));
  if (!isSigned) return 'invalid';
  return now.getTime() < expires * SECOND ? 'valid' : 'expired';
}
