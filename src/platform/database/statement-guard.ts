import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs, QueryResult, RootOperationNode, UnknownRow } from 'kysely';
import { anchorsOf, derivedTablesOf, tableName, tablesOf, type Tree } from './statement-anchors.ts';

/** Thrown in tests and development for a statement that could read or change rows of every community. */
export class UnguardedStatementError extends Error {
  override readonly name = 'UnguardedStatementError';
}
/**
 * Tenant tables, and what beside `id` and `communityId` is a key in them: columns that are unique alone, and ids of rows that
 * belong to one community themselves. The id of a person is none: it spans communities.
 */
export type TenantTables = ReadonlyMap<string, ReadonlySet<string>>;

const STATEMENTS = new Set(['SelectQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'MergeQueryNode']);
/** They hold data, which is no syntax. */
const DATA = new Set(['ValueNode', 'PrimitiveValueListNode']);

const isOwnKey = (column: string): boolean => column === 'id' || column === 'communityId' || column === 'community_id';

/** What is around a statement. */
interface Surroundings {
  /** Its tables: a subquery may lean on them, as they are checked themselves. */
  readonly tables: ReadonlySet<string>;
  /** Common table expressions by name; they hide tables of the same name. */
  readonly expressions: ReadonlySet<string>;
}

/**
 * The second barrier of tenancy: a statement over a tenant table must compare its community, or a key, with something given.
 * Works on kysely's syntax tree, so it sees every select, update and delete, in subqueries too, but not raw SQL.
 * Work over all communities says so by joining `community`.
 */
export class StatementGuard implements KyselyPlugin {
  readonly #tenantTables: TenantTables;

  constructor(tenantTables: TenantTables) {
    this.#tenantTables = tenantTables;
  }
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.#visit(node, { tables: new Set(), expressions: new Set() });
    return node;
  }
  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
  #visit(value: unknown, around: Surroundings): void {
    if (Array.isArray(value)) return value.forEach((item) => this.#visit(item, around));
    if (value === null || typeof value !== 'object' || DATA.has((value as Tree).kind ?? '')) return;
    const tree = value as Tree;
    const named = { ...around, expressions: new Set([...around.expressions, ...expressionsOf(tree)]) };
    const inner = STATEMENTS.has(tree.kind ?? '') ? this.#check(tree, named) : named;
    for (const child of Object.values(tree)) this.#visit(child, inner);
  }
  #check(statement: Tree, around: Surroundings): Surroundings {
    const tables = tablesOf(statement);
    const isTenant = (table: string): boolean => this.#tenantTables.has(table) && !around.expressions.has(table);
    const isKey = (table: string | undefined, column: string): boolean => isOwnKey(column) || (this.#tenantTables.get(table ?? '')?.has(column) ?? false);
    const given = new Set([...around.tables, ...around.expressions].filter((name) => !tables.has(name) || around.expressions.has(tables.get(name)!)));
    const anchored = anchorsOf(statement, { given, isKey, isTenant });
    for (const [alias, table] of tables) {
      if (isTenant(table) && !anchored.has(alias)) throw new UnguardedStatementError(`A statement names "${table}" without comparing its community or a key with anything given`);
    }
    return { ...around, tables: new Set([...around.tables, ...tables.keys(), ...derivedTablesOf(statement)]) };
  }
}

/** Common table expressions are statements of their own, so what is read from them has been checked. */
function expressionsOf(tree: Tree): string[] {
  const expressions = ((tree.with as Tree | undefined)?.expressions as Tree[] | undefined) ?? [];
  return expressions.map(({ name }) => tableName((name as Tree).table as Tree));
}
