import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import { listLoader } from '../../../graphql/page-loader.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Forwards } from '../index.ts';

/** Batches what many messages and posts of one answer ask. */
export const forwardLoaders = defineLoaders(({ forwards }: { forwards: Forwards }, viewer: Viewer) => ({
  /** By message id: the posts that it went into. */
  forwards: listLoader((ids) => forwards.forwardsOf(ids)),
  /** By post id: the messages that it was made of. */
  forwarded: listLoader((ids) => forwards.forwardedInto(ids)),
  /** By community id: whether the viewer does not let others forward. */
  viewerRefuses: new DataLoader<string, boolean>(async (communityIds) => {
    const refusals = viewer.userId === null ? new Map() : await forwards.refusalsOf(viewer.userId, communityIds);
    return communityIds.map((id) => refusals.has(id));
  }),
}));
