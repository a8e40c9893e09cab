import 'reflect-metadata';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLError, getIntrospectionQuery, getOperationAST, parse, type GraphQLSchema } from 'graphql';
import { Arg, Args, ArgsType, Field, FieldResolver, ID, Info, InputType, Int, InterfaceType, Mutation, ObjectType, Query, Resolver, Root, buildSchema, createUnionType, registerEnumType } from 'type-graphql';
import type { Context } from '../../src/graphql/context.ts';
import { createExecutor, type Executor } from '../../src/graphql/executor.ts';
import { resolveTypesByName } from '../../src/graphql/schema.ts';

enum Color { RED = 'red', BLUE = 'blue' }
registerEnumType(Color, { name: 'Color' });
@InterfaceType()
abstract class Thing {
  @Field(() => ID) id!: string;
}
@ObjectType({ implements: Thing, simpleResolvers: true })
class Owner extends Thing {
  @Field() name!: string;
  @Field(() => Color) color!: Color;
  @Field(() => String, { nullable: true }) maybe?: string;
}
@ObjectType({ implements: Thing, simpleResolvers: true })
class Item extends Thing {
  @Field() title!: string;
  @Field(() => Int) n!: number;
}
const Found = createUnionType({ name: 'Found', types: () => [Owner, Item] as const });
@InputType()
class ItemFilter {
  @Field() a!: string;
  @Field(() => Int, { defaultValue: 3 }) b!: number;
  @Field(() => Color, { nullable: true }) c?: Color;
  @Field(() => [Int]) l!: number[];
}
@ArgsType()
class Window {
  @Field(() => Int, { defaultValue: 10 }) first!: number;
  @Field(() => String, { nullable: true }) after?: string;
}
const owner = { __typename: 'Owner', id: '1', name: 'a', color: Color.RED };
const item = { __typename: 'Item', id: '2', title: 't', n: 2 };
const without = (fields: object): Item => ({ ...item, ...fields }) as Item;

@Resolver(() => Item)
class Items {
  @Query(() => [Found]) found(): object[] { return [owner, item]; }
  @Query(() => [Thing]) things(): object[] { return [owner, item]; }
  @Query(() => Item, { nullable: true }) badNonNull(): Item { return without({ title: null }); }
  @Query(() => [Item], { nullable: 'itemsAndList' }) badItems(): (Item | null)[] { return [without({}), without({ title: null }), null]; }
  @Query(() => Item) badInt(): Item { return without({ n: 1.5 }); }
  @Query(() => String) thrown(): string { throw new GraphQLError('no', { extensions: { code: 'CONFLICT' } }); }
  @Query(() => String, { nullable: true }) async rejected(): Promise<string> { throw new Error('plain'); }
  @Query(() => String) echo(@Arg('i', () => ItemFilter) i: ItemFilter): string { return `${i instanceof ItemFilter} ${i.a} ${i.b} ${i.c} ${i.l}`; }
  @Query(() => String) page(@Args(() => Window) window: Window, @Info() info: { fieldName: string; path: { key: string | number } }): string { return `${window.first} ${window.after ?? '-'} ${info.fieldName} ${info.path.key}`; }
  @Query(() => Item) item(): Item { return without({}); }
  @FieldResolver(() => String) async slow(@Root() { id }: Item): Promise<string> { return `slow ${id}`; }
  @FieldResolver(() => Owner, { nullable: true }) async owner(): Promise<object> { throw new GraphQLError('gone', { extensions: { code: 'NOT_FOUND' } }); }
  @Mutation(() => Int) double(@Arg('k', () => Int) k: number): number { return 2 * k; }
}
const CASES: { query: string; variables?: Record<string, unknown> }[] = [
  { query: '{ found { __typename ... on Owner { id name color } ... on Item { id title n } } }' },
  { query: '{ things { __typename id ...P ...A } } fragment P on Owner { name color maybe } fragment A on Item { title slow owner { name } }' },
  { query: '{ badNonNull { id title } }' }, { query: '{ badItems { id title } }' }, { query: '{ badInt { n } }' }, { query: '{ thrown }' }, { query: '{ rejected ok: found { __typename } }' },
  { query: 'query($i: ItemFilter!) { echo(i: $i) }', variables: { i: { a: 'x', l: [1], c: 'RED' } } }, { query: 'query($i: ItemFilter!) { echo(i: $i) }', variables: { i: { a: 'x' } } }, { query: 'query($i: ItemFilter!) { echo(i: $i) }' },
  { query: 'query($i: [Int!]!) { echo(i: { a: "x", l: $i }) }', variables: { i: 5 } }, { query: 'query($i: [Int!]!) { echo(i: { a: "x", l: $i }) }', variables: { i: ['q'] } },
  { query: 'query($c: Color) { echo(i: { a: "x", l: 1, c: $c }) }', variables: { c: 'BLUE' } }, { query: 'query($c: Color) { echo(i: { a: "x", l: 1, c: $c }) }', variables: { c: 'GREEN' } }, { query: '{ echo(i: { a: "lit", l: 3, c: BLUE }) }' },
  { query: 'query($f: Int = 7, $a: String) { page(first: $f, after: $a) p2: page }' }, { query: 'query($f: Int = 7) { page(first: $f) }', variables: { f: null } }, { query: 'query($f: Int) { page(first: $f) }' }, { query: 'query($f: Int!) { page(first: $f) }' }, { query: 'query($f: Int!) { page(first: $f) }', variables: { f: 'x' } },
  { query: 'query($s: Boolean!) { item { id title @skip(if: $s) n @include(if: $s) ... @include(if: $s) { slow } } }', variables: { s: true } }, { query: 'query($s: Boolean!) { item { id title @skip(if: $s) } }', variables: { s: false } },
  { query: 'mutation { a: double(k: 1) b: double(k: 2) }' }, { query: getIntrospectionQuery() }, { query: '{ __type(name: "Item") { fields { name } } __typename }' }, { query: '{ item { ...F } } fragment F on Thing { id __typename ... on Item { t: title title } }' },
];

let reference: Executor;
let compiled: Executor;
beforeAll(async () => {
  const schema: GraphQLSchema = resolveTypesByName(await buildSchema({ resolvers: [Items], orphanedTypes: [Owner, Item], validate: false, authChecker: () => true }));
  const options = { milliseconds: 10_000, reportFault: () => 'err_1' };
  reference = createExecutor(schema, { ...options, kind: 'reference' });
  compiled = createExecutor(schema, { ...options, kind: 'compiled' });
});

describe('the compiled executor answers as graphql-js does', () => {
  test.each(CASES)('$query with $variables', async ({ query, variables = {} }) => {
    const document = parse(query);
    const run = async (execute: Executor) => JSON.parse(JSON.stringify(await execute({ document, operation: getOperationAST(document)!, variables, context: { locale: 'en' } as Context })));
    const expected = await run(reference);
    for (let use = 1; use <= 4; use++) expect(await run(compiled)).toEqual(expected);
  });
});
