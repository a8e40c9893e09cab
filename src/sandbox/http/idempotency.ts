import { StripeError } from '../stripe-error.ts';
import type { SavedAnswer, Tables } from '../tables.ts';
import type { FormObject } from './form-parser.ts';

const KEPT_SECONDS = 24 * 3600;
const LONGEST_KEY = 255;

/** What a key is bound to: the operation, for whom, and its parameters in any order. */
export function fingerprintOf(verb: string, path: string, account: string | null, params: FormObject): string {
  const sorted = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return `${verb} ${path} ${account ?? ''} ${JSON.stringify(params, sorted)}`;
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

/** Keys of requests that are being executed: a second one with the same key is sent away. */
export interface KeysInUse {
  hold<T>(key: string, run: () => Promise<T>): Promise<T>;
}

export function createKeysInUse(): KeysInUse {
  const keys = new Set<string>();
  return {
    async hold(key, run) {
      if (key.length > LONGEST_KEY) {
        throw new StripeError(400, { type: 'idempotency_error', message: `Idempotency keys have at most ${LONGEST_KEY} characters.` }, false);
      }
      if (keys.has(key)) {
        const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
        throw new StripeError(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use', message }, false);
      }
      keys.add(key);
      try {
        return await run();
      } finally {
        keys.delete(key);
      }
    },
  };
}
