import type { MikroORM } from '@mikro-orm/postgresql';
import { UnguardedStatementError, type TenantTables } from './statement-guard.ts';

type Find = (entity: unknown, where: unknown, ...rest: unknown[]) => unknown;
const GUARDED = ['find', 'findOne', 'count', 'nativeUpdate', 'nativeDelete'] as const;

/** The same barrier for what the ORM asks by itself: its statements do not pass kysely's plugins. */
export function guardEntities(orm: MikroORM, tables: TenantTables): void {
  const driver = orm.em.getDriver() as unknown as Record<(typeof GUARDED)[number], Find>;
  for (const name of GUARDED) {
    const ask = driver[name].bind(driver);
    driver[name] = (entity, where, ...rest) => {
      const { tableName } = orm.getMetadata().get(entity as never);
      const keys = tables.get(tableName);
      if (keys && !isNarrowed(where, keys)) throw new UnguardedStatementError(`An entity of "${tableName}" is asked for without its community or a key`);
      return ask(entity, where, ...rest);
    };
  }
}

/** By a key of the table, or a bare primary key. */
function isNarrowed(where: unknown, keys: ReadonlySet<string>): boolean {
  if (Array.isArray(where)) return where.length > 0 && where.every((each) => isNarrowed(each, keys));
  if (where === null || typeof where !== 'object') return where != null;
  return Object.entries(where).some(([name, value]) => {
    if (name === '$and') return (value as unknown[]).some((part) => isNarrowed(part, keys));
    if (name === '$or') return isNarrowed(value, keys);
    return (name === 'id' || name === 'communityId' || keys.has(name)) && isGiven(value);
  });
}
const isGiven = (value: unknown): boolean => value != null && (typeof value !== 'object' || Array.isArray(value) || '$in' in value || '$eq' in value);
