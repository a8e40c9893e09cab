import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createApollo } from './apollo.ts';
import type { Context, ContextInput } from './context.ts';
import type { ReportFault } from './error-masker.ts';
import { createExecutor, type ExecutorKind, type ExecutorOptions, type Observer } from './executor.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import { createOperationDoor, type OperationDoor, type Openness } from './operations/operation-door.ts';
import type { TrustedDocuments } from './operations/trusted-documents.ts';
import { SharedRenderings } from './subscriptions/shared-renderings.ts';
import type { SubscribeOptions } from './subscriptions/subscription.ts';

export interface GraphqlApiOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: (input: ContextInput) => Context;
  readonly rateLimits: RateLimits;
  readonly trusted: TrustedDocuments;
  readonly introspection: Openness;
  readonly executor: ExecutorKind;
  readonly reportFault: ReportFault;
  /** Milliseconds since 1970; from the deployment's clock. */
  readonly now: () => number;
  /** Whom an address is limited as: an IPv6 subscriber has a whole network. */
  readonly addressKey: (ip: string) => string;
  readonly limits?: Partial<Limits>;
  readonly observer?: Observer;
  readonly withinDeadline?: ExecutorOptions['withinDeadline'];
}
/** Everything that serves GraphQL, without a transport. */
export interface GraphqlApi {
  readonly apollo: ApolloServer<Context>;
  readonly door: OperationDoor;
  readonly schema: GraphQLSchema;
  /** What subscriptions run with. */
  readonly subscribing: SubscribeOptions;
  readonly createContext: (input: ContextInput) => Context;
  readonly reportFault: ReportFault;
  readonly now: () => number;
}

export async function createGraphqlApi(options: GraphqlApiOptions): Promise<GraphqlApi> {
  const { schema, createContext, reportFault, now } = options;
  const limits: Limits = { ...LIMITS, ...options.limits };
  const door = createOperationDoor({ ...options, limits });
  const execute = createExecutor(schema, { ...options, kind: options.executor, milliseconds: limits.executionMilliseconds });
  const renderings = new SharedRenderings({ schema, execute, createContext, reportFault, maxCost: limits.maxCost });
  const subscribing = { schema, execute, reportFault, milliseconds: limits.executionMilliseconds, maxCost: limits.maxCost, renderings };
  const apollo = createApollo({ schema, executor: execute, door, reportFault, now });
  await apollo.start();
  return { schema, apollo, door, subscribing, createContext, reportFault, now };
}
