import type { Database } from './database.ts';

/** Foreign keys, which carry the community, and triggers stand in the migrations only; the ORM would drop what it does not know. */
const OWN = /^(?:alter table "[^"]+" drop constraint "[^"]+_foreign";|drop (?:trigger|function) if exists .*;)$/;

/** What the entities need beyond the migrated database, as SQL statements; empty when they agree. */
export async function schemaDifference({ orm }: Database): Promise<string[]> {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  return sql.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !OWN.test(line));
}
