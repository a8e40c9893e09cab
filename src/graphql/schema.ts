import 'reflect-metadata';
import { isAbstractType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema, type ClassType, type ContainerType, type PubSub } from 'type-graphql';
import { forbidden, unauthenticated } from '../kernel/request-error.ts';
import type { IdKind } from '../kernel/id.ts';
import type { Context, NodeLoader } from './context.ts';
import { indexExtensions } from './extension-index.ts';
import { NodeResolver } from './node.ts';
import { RateLimitResolver } from './rate-limit.query.ts';
import { DateTime } from './scalars.ts';
import { markPlainFields } from './subscriptions/plain-fields.ts';
import { isSharedViewer } from './subscriptions/shared-viewer.ts';

/** What the `graphql/` folder of a module hands to the composition. */
export interface ModuleApi<Modules> {
  readonly resolvers: readonly (new (modules: Modules) => object)[];
  /** Types that only an interface leads to. */
  readonly types?: readonly ClassType[];
  readonly nodes?: Partial<Record<IdKind, NodeLoader>>;
}
export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  readonly nodeLoaders: ReadonlyMap<IdKind, NodeLoader>;
}

/** Assembles the API of all modules; resolvers are made once, with the modules they ask for. */
export async function createSchema<Modules extends object>(modules: Modules, apis: readonly ModuleApi<Modules>[]): Promise<BuiltSchema> {
  const nodeLoaders = new Map<IdKind, NodeLoader>();
  for (const api of apis) for (const [kind, load] of Object.entries(api.nodes ?? {})) nodeLoaders.set(kind as IdKind, load);
  indexExtensions();
  const schema = await buildSchema({
    resolvers: [NodeResolver, RateLimitResolver, ...apis.flatMap((api) => api.resolvers)] as never,
    orphanedTypes: apis.flatMap((api) => api.types ?? []) as never,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    container: resolverContainer(modules),
    authChecker: ({ context }: { context: Context }, roles) => checkViewer(context, roles),
    validate: false,
    // What executes it judges it: this would be once more.
    skipCheck: true,
    pubSub: NO_TOPICS,
  });
  return { schema: markPlainFields(describeRoots(resolveTypesByName(schema))), nodeLoaders };
}

/** Subscriptions bring their own `subscribe`; the library wants to be given topics nevertheless. */
const NO_TOPICS: PubSub = {
  publish: () => {},
  subscribe() {
    throw new Error('A subscription needs a `subscribe` of its own');
  },
};

function checkViewer({ viewer }: Context, roles: string[]): boolean {
  if (isSharedViewer(viewer)) return true;
  if (viewer.userId === null) throw unauthenticated();
  if (roles.includes('staff') && !viewer.isStaff) throw forbidden();
  return true;
}

function resolverContainer(modules: object): ContainerType {
  const instances = new Map<unknown, unknown>();
  return {
    get(resolverClass: new (modules: object) => object) {
      if (!instances.has(resolverClass)) instances.set(resolverClass, new resolverClass(modules));
      return instances.get(resolverClass);
    },
  };
}

/** Values say what they are: type-graphql would resolve abstract types asynchronously, which costs a promise per value and which graphql-jit cannot do. */
export function resolveTypesByName(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename;
  return schema;
}

const ROOTS = { Query: 'Everything that can be read.', Mutation: 'Everything that can be done. One refusal leaves the other fields alone.', Subscription: 'What happens, as it happens.' };
/** type-graphql makes the root types itself, without a word. */
function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, description] of Object.entries(ROOTS)) Object.assign(schema.getType(name) ?? {}, { description });
  return schema;
}

/** The SDL as it is committed: sorted, with descriptions. */
export const printSortedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
