import { createHash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import { HOUR } from '../../kernel/clock.ts';
import { RequestError } from '../../kernel/request-error.ts';
import type { Result } from '../../kernel/result.ts';
import { column } from './columns.ts';
import type { TableOf } from './tables.ts';

export const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  indexes: [{ name: 'idempotency_key_created_at_index', properties: ['createdAt'] }],
  properties: {
    userId: p.uuid().primary(),
    operation: p.text().primary(),
    key: p.text().primary(),
    inputHash: p.text(),
    resultId: column.reference().nullable(),
    createdAt: column.time(),
  },
});
interface Tables {
  idempotency_key: TableOf<typeof IdempotencyKeySchema>;
}
/** How long a key answers as it did the first time. */
export const KEY_LIFETIME = 48 * HOUR;

export interface IdempotentCall {
  readonly userId: string;
  /** The mutation's name: a key is valid per person and operation. */
  readonly operation: string;
  readonly key: string;
  /** Everything that the outcome depends on; another input under the same key is `IDEMPOTENCY_CONFLICT`. */
  readonly input: unknown;
}

/**
 * Runs `work` for the first call with this key, and `replay` with the id of its result for every later one.
 * Twins wait for each other on the key's row. A refusal rolls the key back with everything else.
 */
export async function once<T, F>(
  db: Kysely<any>, now: Date, call: IdempotentCall, work: () => Promise<Result<{ id: string; value: T }, F>>, replay: (id: string) => Promise<T>,
): Promise<Result<T, F>> {
  const keys = db as Kysely<Tables>;
  const { userId, operation, key } = call;
  if (key.length < 1 || key.length > 200) throw new RequestError('BAD_USER_INPUT', 'errors.idempotency-key');
  const inputHash = createHash('sha256').update(canonical(call.input)).digest('hex');
  const { numInsertedOrUpdatedRows } = await keys.insertInto('idempotency_key').values({ userId, operation, key, inputHash, resultId: null, createdAt: now })
    .onConflict((conflict) => conflict.columns(['userId', 'operation', 'key']).doNothing()).executeTakeFirstOrThrow();
  const mine = keys.updateTable('idempotency_key').where('userId', '=', userId).where('operation', '=', operation).where('key', '=', key);
  if (numInsertedOrUpdatedRows === 1n) {
    const result = await work();
    if (!result.ok) return result;
    await mine.set({ resultId: result.value.id }).execute();
    return { ok: true, value: result.value.value };
  }
  const first = await keys.selectFrom('idempotency_key').selectAll().where('userId', '=', userId).where('operation', '=', operation).where('key', '=', key).executeTakeFirstOrThrow();
  if (first.inputHash !== inputHash) throw new RequestError('IDEMPOTENCY_CONFLICT', 'errors.idempotency-conflict');
  return { ok: true, value: await replay(first.resultId!) };
}

export async function purgeIdempotencyKeys(db: Kysely<any>, now: Date): Promise<void> {
  await (db as Kysely<Tables>).deleteFrom('idempotency_key').where('createdAt', '<', new Date(now.getTime() - KEY_LIFETIME)).execute();
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
