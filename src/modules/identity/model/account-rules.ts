import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

const MAX_EMAIL_LENGTH = 254;
const ADDRESS = /^([^\s@"(),:;<>[\\\]\p{Cc}]{1,64})@([^\s@]{1,253})$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

const PASSWORD_LENGTH = { min: 8, max: 128 } as const;
const DISPLAY_NAME_LENGTH = { min: 1, max: 40 } as const;
const BIO_LENGTH = { max: 500 } as const;
const DEVICE_NAME_LENGTH = 80;

// Control characters, and those that turn the direction of the text around them.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ROWS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc', '1q2w3e4r5t6y'];
const FAMOUS = /^(?:p[a@]ss?w[o0]rd|admin(?:istrator)?|welcome|letmein|iloveyou|woaini|changeme|football|sunshine|princess)[\d!@#.]*$/;

/** One spelling for each address: lower case, the domain in ASCII. Null when it cannot be an address. */
export function normalizeEmail(text: string): string | null {
  const match = ADDRESS.exec(text.trim().normalize('NFC'));
  if (!match) return null;
  const domain = domainToASCII(match[2]!).toLowerCase();
  const email = `${match[1]!.toLowerCase()}@${domain}`;
  return DOMAIN.test(domain) && email.length <= MAX_EMAIL_LENGTH ? email : null;
}

export function checkEmail(text: string, path: readonly string[]): Result<string, InputFailure> {
  const email = normalizeEmail(text);
  return email === null ? refuse(failure(text.trim() === '' ? 'REQUIRED' : 'INVALID', path)) : ok(email);
}

/** Long enough, and not among what is tried first. Spaces and every script are welcome (NIST SP 800-63B §5.1.1.2). */
export function checkPassword(password: string, email: string | null, path: readonly string[]): Result<string, InputFailure | Failure<'PASSWORD_TOO_EASY'>> {
  const length = [...password].length;
  if (length === 0) return refuse(failure('REQUIRED', path));
  if (length < PASSWORD_LENGTH.min) return refuse(failure('TOO_SHORT', path, { min: PASSWORD_LENGTH.min }));
  if (length > PASSWORD_LENGTH.max) return refuse(failure('TOO_LONG', path, { max: PASSWORD_LENGTH.max }));
  return isEasy(password.toLowerCase(), email) ? refuse(failure('PASSWORD_TOO_EASY', path)) : ok(password);
}

function isEasy(password: string, email: string | null): boolean {
  if (new Set(password).size < 4 || FAMOUS.test(password)) return true;
  if (email !== null && (password === email || password === email.split('@')[0])) return true;
  return ROWS.some((row) => row.includes(password) || password.startsWith(row.slice(0, 8)));
}

export function checkDisplayName(text: string, path: readonly string[]): Result<string, InputFailure> {
  const name = boundedText(text.normalize('NFC').replace(/\s+/g, ' '), path, DISPLAY_NAME_LENGTH);
  return name.ok && UNSEEN.test(name.value) ? refuse(failure('INVALID', path)) : name;
}

export const checkBio = (text: string, path: readonly string[]): Result<string, InputFailure> => boundedText(text, path, BIO_LENGTH);

/** What a device calls itself: for the person's own list, so it is cut rather than refused. */
export function deviceNameFrom(text: string | null | undefined): string | null {
  const name = (text ?? '').normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return name === '' ? null : [...name].slice(0, DEVICE_NAME_LENGTH).join('');
}

/** Names an address in a table without holding it. */
export const emailKey = (email: string): string => createHash('sha256').update(email).digest('hex');
