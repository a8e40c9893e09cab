/** A node of kysely's syntax tree, read without its types. */
export type Tree = Record<string, unknown> & { kind?: string };

/** What a statement may lean on, and what counts as a key of a table. */
export interface Ground {
  /** Tables of the statements around, common table expressions: they are checked by themselves. */
  readonly given: ReadonlySet<string>;
  isKey(table: string | undefined, column: string): boolean;
  isTenant(table: string): boolean;
}
interface Column {
  readonly alias: string;
  readonly isKey: boolean;
}
/** Two columns compared with each other, or one with something given. */
type Fact = { readonly left: Column; readonly right: Column | null; readonly only: string | null };
type Clause = { readonly facts: Fact[]; readonly either: (readonly [Clause, Clause])[] };

/** Whoever joins it means all communities, and says so. */
const ROOT = 'community';
const EQUALITIES = new Set(['=', 'in', 'is not distinct from', '@>']);

/** The aliases of a statement whose rows are narrowed to those of given keys. */
export function anchorsOf(statement: Tree, ground: Ground): Set<string> {
  const scope = new Scope(statement, ground);
  const clauses = [scope.clause((statement.where as Tree | undefined)?.where, null)];
  for (const join of joinsOf(statement)) clauses.push(scope.clause((join.on as Tree | undefined)?.on, narrowedBy(join)));
  const roots = [...scope.tables].filter(([, table]) => table === ROOT && !ground.isTenant(table)).map(([alias]) => alias);
  return closure(new Set([...ground.given, ...scope.derived, ...roots]), clauses);
}

/** Alias → table, of the tables that a statement itself names. */
export function tablesOf(statement: Tree): Map<string, string> {
  const tables = new Map<string, string>();
  for (const source of sourcesOf(statement)) {
    if (source.kind === 'TableNode') tables.set(tableName(source), tableName(source));
    else if (source.kind === 'AliasNode' && (source.node as Tree).kind === 'TableNode') tables.set(identifier(source.alias), tableName(source.node as Tree));
  }
  return tables;
}

/** Aliases of subqueries, of value lists and of functions. */
export function derivedTablesOf(statement: Tree): string[] {
  return sourcesOf(statement).filter((source) => source.kind === 'AliasNode' && (source.node as Tree).kind !== 'TableNode').map((source) => identifier(source.alias));
}

/** Also of an alias that is written with its columns. */
export function identifier(node: unknown): string {
  const tree = node as Tree | undefined;
  return tree?.kind === 'RawNode' ? identifier((tree.parameters as unknown[])[0]) : String(tree?.name ?? '');
}
export const tableName = (node: Tree): string => identifier((node.table as Tree | undefined)?.identifier);

const joinsOf = (statement: Tree): Tree[] => [...((statement.joins as Tree[] | undefined) ?? []), ...(statement.kind === 'MergeQueryNode' && statement.using ? [statement.using as Tree] : [])];

function sourcesOf(statement: Tree): Tree[] {
  const listed = (node: unknown, field: string): Tree[] => ((node as Tree | undefined)?.[field] as Tree[] | undefined) ?? [];
  const target = (statement.table ?? statement.into) as Tree | undefined;
  const using = statement.kind === 'MergeQueryNode' ? [] : listed(statement.using, 'tables');
  return [...listed(statement.from, 'froms'), ...joinsOf(statement).map((join) => join.table as Tree), ...using, ...(target ? (target.kind === 'ListNode' ? listed(target, 'items') : [target]) : [])];
}

/** The condition of an outer join narrows the joined table only; that of a full join nothing. */
function narrowedBy(join: Tree): string | null {
  if (!/Left|Right|Full/.test(String(join.joinType))) return null;
  const table = join.table as Tree;
  return /Left/.test(String(join.joinType)) ? (table.kind === 'AliasNode' ? identifier(table.alias) : tableName(table)) : '';
}

class Scope {
  readonly tables: Map<string, string>;
  readonly derived: string[];
  readonly #ground: Ground;

  constructor(statement: Tree, ground: Ground) {
    this.tables = tablesOf(statement);
    this.derived = derivedTablesOf(statement);
    this.#ground = ground;
  }
  /** Conditions that all hold; `only` is the one alias that they narrow. */
  clause(condition: unknown, only: string | null): Clause {
    const clause: Clause = { facts: [], either: [] };
    this.#collect(condition as Tree | undefined, only, clause, this.#soleAlias());
    return clause;
  }
  #collect(node: Tree | undefined, only: string | null, into: Clause, sole: string | null): void {
    if (node?.kind === 'ParensNode') return this.#collect(node.node as Tree, only, into, sole);
    if (node?.kind === 'AndNode') return [node.left, node.right].forEach((side) => this.#collect(side as Tree, only, into, sole));
    if (node?.kind === 'OrNode') return void into.either.push([this.#branch(node.left, only, sole), this.#branch(node.right, only, sole)]);
    if (node?.kind === 'BinaryOperationNode' && EQUALITIES.has(operatorOf(node))) return this.#compare(node, only, into, sole);
    if (node?.kind === 'UnaryOperationNode' && operatorOf(node) === 'exists') return this.#merge(node.operand as Tree, only, into);
    if (node?.kind === 'RawNode') for (const left of this.#columnsIn(node, sole)) into.facts.push({ left, right: null, only });
  }
  #branch(node: unknown, only: string | null, sole: string | null): Clause {
    const clause: Clause = { facts: [], either: [] };
    this.#collect(node as Tree, only, clause, sole);
    return clause;
  }
  #compare({ leftOperand, rightOperand }: Tree, only: string | null, into: Clause, sole: string | null): void {
    const [left, right] = [this.#operand(leftOperand as Tree, sole), this.#operand(rightOperand as Tree, sole)];
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const [a, b] = [left[index] ?? null, right[index] ?? null];
      if (a) into.facts.push({ left: a, right: b, only });
      if (b) into.facts.push({ left: b, right: a, only });
    }
  }
  /** What exists beside a row narrows it as a join would. */
  #merge(subquery: Tree, only: string | null, into: Clause): void {
    if (subquery.kind !== 'SelectQueryNode') return;
    const inner = new Scope(subquery, this.#ground);
    if ([...inner.tables.keys()].some((alias) => this.tables.has(alias))) return;
    for (const [alias, table] of inner.tables) this.tables.set(alias, table);
    this.derived.push(...inner.derived);
    this.#collect((subquery.where as Tree | undefined)?.where as Tree | undefined, only, into, inner.#soleAlias());
    for (const join of joinsOf(subquery)) this.#collect((join.on as Tree | undefined)?.on as Tree | undefined, narrowedBy(join) ?? only, into, inner.#soleAlias());
  }
  #operand(node: Tree, sole: string | null): (Column | null)[] {
    if (node.kind === 'ReferenceNode') return [this.#column(node, sole)];
    if (node.kind === 'TupleNode') return (node.values as Tree[]).map((item) => (item.kind === 'ReferenceNode' ? this.#column(item, sole) : null));
    return [];
  }
  #column(reference: Tree, sole: string | null): Column | null {
    const alias = reference.table === undefined ? sole : tableName(reference.table as Tree);
    if (alias === null) return null;
    const table = this.tables.get(alias);
    const isOpen = table !== undefined && !this.#ground.isTenant(table);
    return { alias, isKey: isOpen || this.#ground.isKey(table, identifier((reference.column as Tree).column)) };
  }
  #columnsIn(node: Tree, sole: string | null): Column[] {
    if (node.kind === 'ReferenceNode') return [this.#column(node, sole)].filter((column) => column !== null);
    return ((node.parameters as Tree[] | undefined) ?? []).flatMap((parameter) => this.#columnsIn(parameter, sole));
  }
  #soleAlias(): string | null {
    const all = [...this.tables.keys(), ...this.derived];
    return all.length === 1 ? all[0]! : null;
  }
}

const operatorOf = ({ operator }: Tree): string => String((operator as Tree).operator);

/** A key compared with something given, or with a column of what is narrowed already, narrows its table. */
function closure(start: ReadonlySet<string>, clauses: readonly Clause[]): Set<string> {
  const anchored = new Set(start);
  for (let size = -1; size !== anchored.size; ) {
    size = anchored.size;
    for (const { facts, either } of clauses) {
      for (const { left, right, only } of facts) if (left.isKey && (only === null || only === left.alias) && (right === null || (right.alias !== left.alias && anchored.has(right.alias)))) anchored.add(left.alias);
      for (const [one, other] of either) {
        const there = closure(anchored, [other]);
        for (const alias of closure(anchored, [one])) if (there.has(alias)) anchored.add(alias);
      }
    }
  }
  return anchored;
}
