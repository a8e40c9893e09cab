import { defineLoaders } from '../../../graphql/context.ts';
import { listLoader } from '../../../graphql/page-loader.ts';
import type { MessageMarks } from '../index.ts';

/** Batches what many rooms and messages of one answer ask. */
export const markLoaders = defineLoaders(({ messageMarks }: { messageMarks: MessageMarks }, viewer) => ({
  pinned: listLoader((ids) => messageMarks.pinnedIn(ids)),
  /** By message id: the emoji that the viewer gave. */
  viewerReactions: listLoader(async (ids) => (viewer.userId === null ? new Map<string, string[]>() : messageMarks.reactionsOfUser(viewer.userId, ids))),
}));
