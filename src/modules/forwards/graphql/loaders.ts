import { defineLoaders } from '../../../graphql/context.ts';
import { listLoader } from '../../../graphql/page-loader.ts';
import type { Forwards } from '../index.ts';

/** Batches what many messages and posts of one answer ask. */
export const forwardLoaders = defineLoaders(({ forwards }: { forwards: Forwards }) => ({
  /** By message id: the posts that it went into. */
  forwards: listLoader((ids) => forwards.forwardsOf(ids)),
  /** By post id: the messages that it was made of. */
  forwarded: listLoader((ids) => forwards.forwardedInto(ids)),
}));
