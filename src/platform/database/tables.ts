import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { Kysely, Selectable } from 'kysely';

/** The table of an entity as readers see it: columns have the names of the entity's properties. */
export type TableOf<Schema extends EntitySchemaWithMeta> = InferKyselyTable<Schema, { columnNamingStrategy: 'property' }>;
/** A row as it is read. */
export type RowOf<Schema extends EntitySchemaWithMeta> = Selectable<TableOf<Schema>>;
/** Reads rows: of the pool, or inside a transaction. Column names are camel case, times are `Date`s. */
export type Reader<Tables> = Kysely<Tables>;
