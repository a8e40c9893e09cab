import { StripeError } from '../stripe-error.ts';
import type { SavedAnswer, Tables } from '../tables.ts';
import type { FormObject } from './form-parser.ts';

const KEPT_SECONDS = 24 * 3600;

/** What a key is bound to: the operation and its parameters in any order. */
export function fingerprintOf(verb: string, path: string, params: FormObject): string {
  const sorted = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return `${verb} ${path} ${JSON.stringify(params, sorted)}`;
}

/** The answer saved under the key; the same key with another request is an error. */
export function savedAnswer(tables: Tables, key: string, fingerprint: string, now: number): SavedAnswer | null {
  const saved = tables.saved_answer.get(key);
  if (!saved) return null;
  if (saved.savedAt + KEPT_SECONDS <= now) {
    tables.saved_answer.delete(key);
    return null;
  }
  if (saved.fingerprint === fingerprint) return saved;
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  throw new StripeError(400, { type: 'idempotency_error', message }, false);
}
