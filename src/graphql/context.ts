import type { Viewer, Locale } from '../kernel/viewer.ts';
import type { IdKind } from '../kernel/id.ts';

/** Builds the batching loaders of one module for one operation. */
export interface LoaderDefinition<Modules, Loaders> {
  readonly create: (modules: Modules, viewer: Viewer) => Loaders;
}
export const defineLoaders = <Modules, Loaders>(create: (modules: Modules, viewer: Viewer) => Loaders): LoaderDefinition<Modules, Loaders> => ({ create });

/** Finds an object that the viewer may see by its database key; null when absent or not visible. */
export type NodeLoader = (context: Context, uuid: string) => Promise<object | null>;

/** What every resolver gets. One per operation; subscriptions make a new one for each event, so that nothing stale is answered. */
export interface Context {
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly requestId: string;
  /** Of the client, behind trusted proxies only as they say; null inside the process. */
  readonly ip: string | null;
  readonly nodeLoaders: ReadonlyMap<IdKind, NodeLoader>;
  /** The module's loaders, made at first use in this operation. */
  load<Loaders>(definition: LoaderDefinition<never, Loaders>): Loaders;
  /** Facts of the operation that the limits and the answer's `extensions` share, such as its cost. */
  readonly operation: { cost: number; rateLimit: RateLimitState | null };
}
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

export interface ContextInput {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly ip: string | null;
}
/** Makes contexts over the modules of one composition. */
export function contextFactory(modules: object, nodeLoaders: ReadonlyMap<IdKind, NodeLoader>): (input: ContextInput) => Context {
  return ({ viewer, requestId, ip }) => {
    const made = new Map<unknown, unknown>();
    return {
      viewer, requestId, ip, nodeLoaders, locale: viewer.locale, operation: { cost: 0, rateLimit: null },
      load<Loaders>(definition: LoaderDefinition<never, Loaders>): Loaders {
        if (!made.has(definition)) made.set(definition, definition.create(modules as never, viewer));
        return made.get(definition) as Loaders;
      },
    };
  };
}
