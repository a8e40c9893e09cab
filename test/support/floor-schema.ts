import 'reflect-metadata';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, InterfaceType, Mutation, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../src/graphql/connection.ts';
import { defineLoaders, type Context } from '../../src/graphql/context.ts';
import { Credential, ListSize, Public, SignedIn } from '../../src/graphql/policy.ts';
import type { ModuleApi } from '../../src/graphql/schema.ts';
import { forbidden, RequestError } from '../../src/kernel/request-error.ts';
import { readPage } from '../../src/kernel/page.ts';
import { EventSource } from './event-source.ts';

/** What stands behind the test schema: effects that tests count. */
export interface FloorModules {
  readonly effects: string[];
  readonly events: EventSource<{ n: number }>;
  /** Waits in the database. */
  sleep: (seconds: number) => Promise<void>;
}

@InterfaceType('Hit')
abstract class HitType {
  @Field(() => ID) readonly id!: string;
}
@ObjectType('Person', { implements: HitType, simpleResolvers: true })
class PersonType extends HitType {
  @Field() name!: string;
}
@ObjectType('Article', { implements: HitType, simpleResolvers: true })
class ArticleType extends HitType {
  @Field() title!: string;
}
const ArticleConnection = connectionOf('Article', () => ArticleType);

@ObjectType('Tick', { simpleResolvers: true })
class TickType {
  @Field(() => Int) n!: number;
}
@InputType()
class Filter {
  @Field(() => [Int], { nullable: true }) numbers?: number[];
  @Field(() => Filter, { nullable: true }) nested?: Filter;
}

const person = { __typename: 'Person', id: '1', name: 'Ada' };
const article = (id: number): ArticleType => ({ __typename: 'Article', id: String(id), title: `Article ${id}` }) as unknown as ArticleType;
const ordering = { scope: 'articles', shape: ['number'] as const, keysOf: ({ id }: ArticleType) => [Number(id)] };
const page = async (args: PageArgs): Promise<Connection<ArticleType>> =>
  toConnection(await readPage(args, ordering, async (after, limit) => Array.from({ length: limit }, (_, index) => article(Number(after?.[0] ?? 0) + index + 1))), (row) => row);

@Resolver(() => ArticleType)
class ArticleResolver {
  @FieldResolver(() => PersonType) author(): object { return person; }
  @FieldResolver(() => [PersonType]) readers(): object[] { return [person]; }
  @ListSize(3) @FieldResolver(() => [PersonType]) editors(): object[] { return [person]; }
  @FieldResolver(() => String) body(@Root() { id }: ArticleType): string { return `Body ${id}`; }
}
@Resolver(() => PersonType)
class PersonResolver {
  @FieldResolver(() => ArticleConnection) articles(@Args(() => PageArgs) args: PageArgs): Promise<Connection<ArticleType>> { return page(args); }
}

@Resolver()
class FloorQueries {
  readonly modules: FloorModules;
  constructor(modules: FloorModules) {
    this.modules = modules;
  }
  @Public() @Query(() => PersonType, { nullable: true }) viewer(@Ctx() { viewer }: Context): object | null { return viewer.userId === null ? null : person; }
  @SignedIn() @Query(() => PersonType, { nullable: true }) secret(): object { return person; }
  @Public() @Query(() => PersonType) author(): object { return person; }
  @Public() @Query(() => ArticleConnection) articles(@Args(() => PageArgs) args: PageArgs): Promise<Connection<ArticleType>> { return page(args); }
  @Public() @Query(() => ArticleConnection)
  window(@Arg('first', () => Int, { nullable: true }) first?: number, @Arg('last', () => Int, { nullable: true }) last?: number): Promise<Connection<ArticleType>> { return page({ first: first ?? last }); }
  @Public() @Query(() => [ArticleType]) articlesByIds(@Arg('ids', () => [ID]) ids: string[]): ArticleType[] { return ids.map((id) => article(Number(id))); }
  @Public() @Query(() => HitType) hit(): object { return article(1); }
  @Public() @Query(() => String) echo(@Arg('filter', () => Filter) filter: Filter): string { return JSON.stringify(filter); }
  @Public() @Query(() => String) email(): string { return 'a field whose name can be guessed'; }
  @Public() @Query(() => String, { nullable: true })
  async slow(@Arg('seconds', () => Int) seconds: number): Promise<string> { await this.modules.sleep(seconds); return 'done'; }
  @Public() @Query(() => String, { nullable: true }) fault(): string { throw new TypeError('table "person" has no column "salary"'); }
  @Public() @Query(() => String, { nullable: true }) stale(): string { throw Object.assign(new Error('version 3 of person'), { name: 'OptimisticLockError' }); }
  @Public() @Query(() => String, { nullable: true }) away(): string { throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }); }
  @Public() @Query(() => String, { nullable: true }) denied(): string { throw forbidden(); }
}

@Resolver()
class FloorMutations {
  readonly modules: FloorModules;
  constructor(modules: FloorModules) {
    this.modules = modules;
  }
  @Public() @Mutation(() => Int, { nullable: true }) touch(): number { return this.modules.effects.push('touch'); }
  @Credential() @Public() @Mutation(() => String, { nullable: true })
  signIn(@Arg('password', () => String) password: string): string { this.modules.effects.push(`signIn ${password}`); return 'no'; }
}

@Resolver()
class FloorSubscriptions {
  readonly modules: FloorModules;
  constructor(modules: FloorModules) {
    this.modules = modules;
  }
  @Public() @Subscription(() => TickType, { subscribe: ({ context, args }: { context: Context; args: { fail?: string } }) => sourceOf(context, args.fail) })
  async ticks(@Root() { n }: TickType, @Arg('fail', () => String, { nullable: true }) _fail?: string): Promise<TickType> {
    if (n === 404) await this.modules.sleep(30);
    if (n === 13) throw new Error('unlucky table "tick"');
    return { n };
  }
  @SignedIn() @Subscription(() => TickType, { subscribe: ({ context }: { context: Context }) => sourceOf(context) })
  privateTicks(@Root() tick: TickType): TickType { return tick; }
}

const floorModules = defineLoaders((modules: FloorModules) => modules);
function sourceOf(context: Context, fail?: string): AsyncIterable<{ n: number }> {
  if (fail === 'refused') throw new RequestError('FORBIDDEN', 'errors.forbidden', {}, { reason: 'NOT_A_MEMBER' });
  if (fail === 'fault') throw new Error('relation "tick" does not exist');
  return context.load(floorModules).events.listen();
}

export const FLOOR_API: ModuleApi<FloorModules> = { resolvers: [ArticleResolver, PersonResolver, FloorQueries, FloorMutations, FloorSubscriptions] as ModuleApi<FloorModules>['resolvers'] };
