import { OperationNodeTransformer, type KyselyPlugin, type OperationNode, type PluginTransformQueryArgs, type PluginTransformResultArgs, type QueryResult, type RootOperationNode, type UnknownRow } from 'kysely';

/** Thrown in tests and development for a statement that could read or change rows of every community. */
export class UnguardedStatementError extends Error {
  override readonly name = 'UnguardedStatementError';
}

/**
 * The second barrier of tenancy: a statement over a tenant table must compare its community, or a key, with something.
 * Works on kysely's syntax tree, so it sees every select, update and delete, in subqueries too, but not raw SQL.
 */
export class StatementGuard implements KyselyPlugin {
  readonly #tenantTables: ReadonlySet<string>;

  constructor(tenantTables: ReadonlySet<string>) {
    this.#tenantTables = tenantTables;
  }
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    new GuardWalker(this.#tenantTables).transformNode(node);
    return node;
  }
  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

type Tree = Record<string, unknown> & { kind?: string };
const STATEMENTS = new Set(['SelectQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

class GuardWalker extends OperationNodeTransformer {
  readonly #tenantTables: ReadonlySet<string>;

  constructor(tenantTables: ReadonlySet<string>) {
    super();
    this.#tenantTables = tenantTables;
  }
  protected override transformNodeImpl<T extends OperationNode>(node: T): T {
    if (STATEMENTS.has(node.kind)) this.#check(node as unknown as Tree);
    return super.transformNodeImpl(node, undefined as never);
  }
  #check(statement: Tree): void {
    const tables = tablesOf(statement);
    const keys = comparedKeys([statement.where, ...((statement.joins as Tree[] | undefined) ?? []).map((join) => join.on)]);
    for (const [alias, table] of tables) {
      if (!this.#tenantTables.has(table)) continue;
      const isBound = keys.some((key) => key.table === alias || (key.table === null && tables.size === 1));
      if (!isBound) throw new UnguardedStatementError(`A statement reads "${table}" without comparing its community or a key`);
    }
  }
}

/** Alias → table, of the places a statement reads from or writes to. */
function tablesOf(statement: Tree): Map<string, string> {
  const tables = new Map<string, string>();
  const add = (node: unknown): void => {
    const tree = node as Tree | undefined;
    if (tree?.kind === 'TableNode') {
      const name = identifier((tree.table as Tree).identifier);
      tables.set(name, name);
    } else if (tree?.kind === 'AliasNode' && (tree.node as Tree).kind === 'TableNode') {
      tables.set(identifier(tree.alias), identifier(((tree.node as Tree).table as Tree).identifier));
    }
  };
  for (const from of ((statement.from as Tree | undefined)?.froms as unknown[] | undefined) ?? []) add(from);
  for (const join of (statement.joins as Tree[] | undefined) ?? []) add(join.table);
  add(statement.table);
  return tables;
}

/** The key columns that conditions mention: `id`, `communityId`, and every other column that ends in `Id`. */
function comparedKeys(conditions: unknown[]): { table: string | null; column: string }[] {
  const keys: { table: string | null; column: string }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value === null || typeof value !== 'object') return;
    const tree = value as Tree;
    if (tree.kind !== undefined && STATEMENTS.has(tree.kind)) return void collectOuterReferences(tree, walk);
    if (tree.kind === 'ReferenceNode') {
      const column = identifier(((tree.column as Tree).column as Tree | undefined) ?? undefined);
      const table = tree.table === undefined ? null : identifier(((tree.table as Tree).table as Tree).identifier);
      if (column === 'id' || /(Id|_id)$/.test(column)) keys.push({ table, column });
      return;
    }
    Object.values(tree).forEach(walk);
  };
  conditions.forEach(walk);
  return keys;
}
/** A correlated subquery binds the outer table through its own conditions. */
function collectOuterReferences(statement: Tree, walk: (value: unknown) => void): void {
  walk(statement.where);
  for (const join of (statement.joins as Tree[] | undefined) ?? []) walk(join.on);
}

const identifier = (node: unknown): string => String((node as Tree | undefined)?.name ?? '');
