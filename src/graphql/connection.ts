import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, type Page } from '../kernel/page.ts';
import { Access } from './policy.ts';

@Access('object')
@ObjectType('PageInfo', { description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfoType {
  @Field({ description: 'Whether more items follow.' })
  hasNextPage!: boolean;
  @Field({ description: 'Whether this page was not the first of its list.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first item; null on an empty page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/** The arguments of every forward-paged list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE, description: 'How many items, 1 to 100.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Continue after this cursor.' })
  after?: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}
export interface Connection<T> {
  readonly edges: Edge<T>[];
  readonly nodes: T[];
  readonly pageInfo: PageInfoType;
}
/** The connection and edge types of a list (Relay cursor connections). Edges that carry more extend the edge. */
export function connectionOf<T extends object>(name: string, nodeType: () => ClassType<T>): ClassType<Connection<T>> {
  @Access('object')
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.`, simpleResolvers: true })
  class EdgeType implements Edge<T> {
    @Field({ description: 'Stands for the position of the item in this list and order.' })
    cursor!: string;
    @Field(nodeType, { description: 'The item.' })
    node!: T;
  }
  @Access('object')
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The items with their cursors.' })
    edges!: EdgeType[];
    @Field(() => [nodeType()] as never, { description: 'The items alone.' })
    nodes!: T[];
    @Field(() => PageInfoType, { description: 'Where this page stands.' })
    pageInfo!: PageInfoType;
  }
  return ConnectionType;
}

/** A page of rows as a connection of objects. */
export function toConnection<Row, T>(page: Page<Row>, wrap: (row: Row) => T): Connection<T> {
  const edges = page.rows.map((row) => ({ cursor: page.cursorOf(row), node: wrap(row) }));
  const pageInfo = { hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo };
}
