import type { MikroORM } from '@mikro-orm/postgresql';
import type { TenantTables } from './statement-guard.ts';

/** Columns whose value no two rows share. */
const UNIQUE_ALONE = `
  select c.relname as "table", a.attname as "column" from pg_index i
  join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indisunique and i.indnkeyatts = 1 and i.indpred is null and i.indexprs is null and c.relnamespace = current_schema()::regnamespace`;
/** Columns that name a row of another of these tables by its id. */
const BETWEEN_TABLES = `
  select c.relname as "table", a.attname as "column" from pg_constraint f
  join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
  join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
  join pg_attribute pa on pa.attrelid = f.confrelid and pa.attnum = f.confkey[array_position(f.conkey, a.attnum)] and pa.attname = 'id'
  where f.contype = 'f' and c.relname = any (string_to_array(?, ',')) and p.relname = any (string_to_array(?, ','))`;

/** What the statement guard goes by, as the migrated database says it: entities do not know foreign keys. */
export async function readTenantTables(orm: MikroORM): Promise<TenantTables> {
  const names = [...orm.getMetadata().getAll().values()].filter((meta) => 'communityId' in meta.properties).map(({ tableName }) => tableName);
  const connection = orm.em.getConnection();
  const [unique, references] = await Promise.all([connection.execute(UNIQUE_ALONE), connection.execute(BETWEEN_TABLES, [names.join(','), names.join(',')])]);
  const keys = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { table, column } of [...unique, ...references] as { table: string; column: string }[]) keys.get(table)?.add(camelCase(column));
  return keys;
}
const camelCase = (column: string): string => column.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
