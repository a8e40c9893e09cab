import type { Viewer } from '../../kernel/viewer.ts';

/** One way to get a right: a GraphQL object of an `UnlockPath` type. */
export interface UnlockPath {
  readonly __typename: string;
}
/** Tiers asks; billing, growth and others answer for what they sell or award. */
export interface UnlockPathProvider {
  pathsTo(viewer: Viewer, communityId: string, entitlement: string): Promise<readonly UnlockPath[]>;
}
export interface UnlockPathRegistry {
  register(provider: UnlockPathProvider): void;
  /** Every way that leads to the right, in the order of registration. */
  pathsTo(viewer: Viewer, communityId: string, entitlement: string): Promise<readonly UnlockPath[]>;
}

export function createUnlockPathRegistry(): UnlockPathRegistry {
  const providers: UnlockPathProvider[] = [];
  return {
    register: (provider) => void providers.push(provider),
    async pathsTo(viewer, communityId, entitlement) {
      const found = await Promise.all(providers.map((provider) => provider.pathsTo(viewer, communityId, entitlement)));
      return found.flat();
    },
  };
}
