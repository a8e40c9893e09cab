import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { checkDataJob } from './compose/data-checks.ts';
import { apisOf } from './compose/apis.ts';
import { createModules, workOf, type Modules } from './compose/modules.ts';
import { openPlatform, type Platform, type PlatformOverrides } from './compose/platform.ts';
import type { Config } from './config.ts';
import { contextFactory, type Context, type ContextInput } from './graphql/context.ts';
import { createSchema } from './graphql/schema.ts';
import { useTranslations } from './graphql/user-error.ts';
import { translate } from './platform/i18n/index.ts';

/** The product in one process: the same for the API, the worker and `npm start`. */
export interface Composition {
  readonly platform: Platform;
  readonly modules: Modules;
  readonly schema: GraphQLSchema;
  createContext(input: ContextInput): Context;
  close(): Promise<void>;
}

export async function compose(config: Config, overrides: PlatformOverrides = {}): Promise<Composition> {
  useTranslations(translate);
  const platform = await openPlatform(config, overrides);
  const modules = createModules(platform);
  platform.jobs.register(workOf(modules));
  platform.jobs.register({ reactions: [], jobs: [checkDataJob(platform)] });
  const { schema, nodeLoaders } = await createSchema(modules, apisOf(modules));
  return { platform, modules, schema, createContext: contextFactory(modules, nodeLoaders), close: () => platform.close() };
}

/** The schema alone, without any service, for the tools that print and compare it. */
export async function composeSchema(): Promise<GraphQLSchema> {
  useTranslations(translate);
  const absent = new Proxy({}, { get: () => undefined }) as unknown as Modules;
  return (await createSchema(absent, apisOf(absent))).schema;
}
