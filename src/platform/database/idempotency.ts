import { createHash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { sql, type Kysely, type Selectable } from 'kysely';
import { HOUR } from '../../kernel/clock.ts';
import { RequestError, resultGone } from '../../kernel/request-error.ts';
import type { Result } from '../../kernel/result.ts';
import { column } from './columns.ts';
import { prepared, rowsOf, type Slots } from './prepared.ts';
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

/** What the first call made, as it is now; undefined when it is gone. */
export type Replay<T> = (id: string) => Promise<T | undefined>;

/**
 * Runs `work` for the first call with this key, and `replay` with the id of its result for every later one.
 * Twins wait for each other on the key's row. A refusal rolls the key back with everything else.
 * What was made and is gone since, by retention or with what it belonged to, is `NOT_FOUND` and never made again.
 */
export async function once<T, F>(
  db: Kysely<any>, now: Date, call: IdempotentCall, work: () => Promise<Result<{ id: string; value: T }, F>>, replay: Replay<T>,
): Promise<Result<T, F>> {
  const keys = db as Kysely<Tables>;
  const { userId, operation, key } = call;
  const inputHash = hashOf(call);
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
  refuseOther(first, inputHash);
  const value = await replay(first.resultId!);
  if (value === undefined) throw resultGone();
  return { ok: true, value };
}

/** The keys of calls that share a transaction: two statements, however many calls. */
export interface SharedKeys {
  /** The id of what the first call with this key came to, also one of the same transaction; null when this is the first. Another input under the key throws `IDEMPOTENCY_CONFLICT`. */
  firstOf(call: IdempotentCall): string | null;
  keep(call: IdempotentCall, resultId: string): void;
  /** Writes what was kept. A twin elsewhere that was faster makes the transaction begin anew, and sees to it that it is found then. */
  write(): Promise<void>;
}
type KeyRow = Pick<Selectable<Tables['idempotency_key']>, 'userId' | 'operation' | 'key' | 'inputHash' | 'resultId'>;
type KeySlots = Slots<{ userIds: readonly string[]; operations: readonly string[]; keys: readonly string[] }>;

const keysWritten = prepared((db: Kysely<Tables>, { userIds, operations, keys }: KeySlots) =>
  db.selectFrom(rowsOf('call', { userId: [userIds, 'uuid'], operation: [operations, 'text'], key: [keys, 'text'] }))
    .innerJoin('idempotency_key', (join) => join.onRef('idempotency_key.userId', '=', 'call.userId').onRef('idempotency_key.operation', '=', 'call.operation').onRef('idempotency_key.key', '=', 'call.key'))
    .select(['idempotency_key.userId', 'idempotency_key.operation', 'idempotency_key.key', 'idempotency_key.inputHash', 'idempotency_key.resultId']));

const writeKeys = prepared((db: Kysely<Tables>, { userIds, operations, keys, hashes, resultIds, now }: KeySlots & Slots<{ hashes: readonly string[]; resultIds: readonly (string | null)[]; now: Date }>) =>
  db.insertInto('idempotency_key').columns(['userId', 'operation', 'key', 'inputHash', 'resultId', 'createdAt'])
    .expression(db.selectFrom(rowsOf('call', { userId: [userIds, 'uuid'], operation: [operations, 'text'], key: [keys, 'text'], inputHash: [hashes, 'text'], resultId: [resultIds, 'uuid'] }))
      .select(['call.userId', 'call.operation', 'call.key', 'call.inputHash', 'call.resultId', sql<Date>`${now}::timestamptz`.as('createdAt')])));

const nameOf = ({ userId, operation, key }: Pick<KeyRow, 'userId' | 'operation' | 'key'>): string => `${userId} ${operation} ${key}`;
const columnsOf = (rows: readonly Pick<KeyRow, 'userId' | 'operation' | 'key'>[]) => ({ userIds: rows.map(({ userId }) => userId), operations: rows.map(({ operation }) => operation), keys: rows.map(({ key }) => key) });

/** As `once`, for calls that share a transaction and are judged one after the other. */
export async function sharedKeys(db: Kysely<any>, now: Date, calls: readonly IdempotentCall[]): Promise<SharedKeys> {
  const hashes = new Map<IdempotentCall, string>();
  const hashed = (call: IdempotentCall): string => hashes.get(call) ?? hashes.set(call, hashOf(call)).get(call)!;
  const known = new Map<string, KeyRow>((await keysWritten(db as Kysely<Tables>, columnsOf(calls))).map((row) => [nameOf(row), row]));
  const kept: KeyRow[] = [];
  return {
    firstOf(call) {
      const inputHash = hashed(call);
      const first = known.get(nameOf(call));
      if (first === undefined) return null;
      refuseOther(first, inputHash);
      return first.resultId;
    },
    keep(call, resultId) {
      const row = { userId: call.userId, operation: call.operation, key: call.key, inputHash: hashed(call), resultId };
      known.set(nameOf(row), row);
      kept.push(row);
    },
    async write() {
      if (kept.length === 0) return;
      // In one order everywhere, so that no two such transactions wait for each other.
      const rows = [...kept].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      await writeKeys(db as Kysely<Tables>, { ...columnsOf(rows), hashes: rows.map(({ inputHash }) => inputHash), resultIds: rows.map(({ resultId }) => resultId), now });
    },
  };
}

export async function purgeIdempotencyKeys(db: Kysely<any>, now: Date): Promise<void> {
  await (db as Kysely<Tables>).deleteFrom('idempotency_key').where('createdAt', '<', new Date(now.getTime() - KEY_LIFETIME)).execute();
}

function hashOf({ key, input }: IdempotentCall): string {
  if (key.length < 1 || key.length > 200) throw new RequestError('BAD_USER_INPUT', 'errors.idempotency-key');
  return createHash('sha256').update(canonical(input)).digest('hex');
}
function refuseOther(first: { readonly inputHash: string }, inputHash: string): void {
  if (first.inputHash !== inputHash) throw new RequestError('IDEMPOTENCY_CONFLICT', 'errors.idempotency-conflict');
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) text += `${text === '' ? '{' : ','}${JSON.stringify(key)}:${canonical(item)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}
