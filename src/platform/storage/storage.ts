import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SECOND } from '../../kernel/clock.ts';
import { FILE_TYPES } from '../files/detect-file.ts';

export interface StoredObject { readonly bytes: Buffer; readonly contentType: string }

export interface LinkOptions {
  readonly expiresInSeconds: number;
  /** The name under which it is saved; null or absent for what is shown. */
  readonly downloadAs?: string | null;
}

/** Where media lie. Keys are ours: `pictures/0190c1f2.jpg`; the ending says the content type. */
export interface Storage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | null>;
  delete(key: string): Promise<void>;
  /** A link that whoever has it may follow until it expires. */
  signedUrl(key: string, options: LinkOptions): Promise<string>;
}

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif', ...Object.fromEntries(Object.entries(FILE_TYPES).map(([type, { extension }]) => [extension, type])) };
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

/** Whether a key is of something that is saved and never shown, whatever its link says. */
export const isDownload = (key: string): boolean => !(contentTypeOf(key) ?? '').startsWith('image/');

/** How a name is told to a browser that is to save (RFC 6266): in ASCII for old ones, and as it is. */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

export interface LinkSignature { readonly expires: number; readonly signature: string }

const signatureOf = (secret: string, key: string, expires: number, name: string): Buffer => createHmac('sha256', `xingqun media link ${secret}`).update(name === '' ? `${key}\n${expires}` : `${key}\n${expires}\n${name}`).digest();
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Signs a link with the first secret; `expires` is in seconds since 1970. */
export function signLink(secrets: readonly [string, ...string[]], key: string, now: Date, { expiresInSeconds, downloadAs }: LinkOptions): LinkSignature {
  const expires = Math.floor(now.getTime() / SECOND) + expiresInSeconds;
  return { expires, signature: signatureOf(secrets[0], key, expires, downloadAs ?? '').toString('base64url') };
}

/** Judges what a link carries; any of the secrets may have signed it. */
export function checkLink(secrets: readonly string[], link: { readonly key: string; readonly expires: string; readonly signature: string; readonly name?: string }, now: Date): 'valid' | 'expired' | 'invalid' {
  if (contentTypeOf(link.key) === null || !/^\d{1,12}$/.test(link.expires)) return 'invalid';
  const expires = Number(link.expires);
  const given = digest(link.signature);
  const isSigned = secrets.some((secret) => timingSafeEqual(digest(signatureOf(secret, link.key, expires, link.name ?? '').toString('base64url')), given));
  if (!isSigned) return 'invalid';
  return now.getTime() < expires * SECOND ? 'valid' : 'expired';
}
