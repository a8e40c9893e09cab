import { isIP } from 'node:net';
import { z } from 'zod';

type Check = (text: string) => boolean;

const split = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');
const checked = (check: Check, message: string): z.ZodType<string, string> => z.string().refine(check, message);
const list = (check: Check, message: string): z.ZodType<readonly string[], string> =>
  z.string().transform(split).refine((parts) => parts.every(check), message);

function hasScheme(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1));
}
const isOrigin: Check = (text) => text === '*' || (hasScheme(text, ['http', 'https']) && new URL(text).origin === text);
const isEmail: Check = (text) => z.email().safeParse(text).success;

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits] = text.split('/');
  const version = isIP(address);
  if (version === 0 || bits === undefined) return version !== 0;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

export const text = (): z.ZodType<string, string> => z.string();
export const url = (...schemes: string[]): z.ZodType<string, string> => checked((value) => hasScheme(value, schemes), `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
export const databaseUrl = (): z.ZodType<string, string> =>
  url('postgres', 'postgresql').refine((value) => !URL.canParse(value) || new URL(value).pathname.length > 1, 'must end with the name of a database, as in postgresql://user:password@host:5432/name');
/** An http(s) URL without a slash at its end, so that paths can be put after it. */
export const baseUrl = (): z.ZodType<string, string> => url('http', 'https').transform((value) => value.replace(/\/+$/, ''));
export const oneOf = <const V extends readonly [string, ...string[]]>(...values: V): z.ZodType<V[number], string> =>
  checked((value) => values.includes(value), `must be one of ${values.join(', ')}`).transform((value): V[number] => value);
export const flag = (): z.ZodType<boolean, string> => oneOf('true', 'false').transform((value) => value === 'true');
export const emails = (): z.ZodType<readonly string[], string> => list(isEmail, 'must be e-mail addresses, separated by commas').transform((all) => all.map((email) => email.toLowerCase()));
export const origins = (): z.ZodType<readonly string[], string> => list(isOrigin, 'must be origins such as https://app.example.com, separated by commas');
export const proxies = (): z.ZodType<readonly string[], string> => list(isProxy, 'must be IP addresses, CIDR ranges or loopback, linklocal, uniquelocal, separated by commas');
/** The first one signs, all are accepted: so a secret can be replaced without signing anyone out. */
export const secrets = (): z.ZodType<readonly [string, ...string[]], string> =>
  list(() => true, '').refine((all): all is [string, ...string[]] => all.length > 0, 'must hold at least one secret').transform((all) => all as unknown as [string, ...string[]]);
export const whole = (min: number, max: number): z.ZodType<number, string> =>
  checked((value) => /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max, `must be a whole number from ${min} to ${max}`).transform(Number);
