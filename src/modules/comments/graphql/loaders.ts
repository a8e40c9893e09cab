import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import { firstPages } from '../../posts/graphql/index.ts';
import { parentOf, type CommentList, type CommentRow, type Comments, type ReactionTarget } from '../index.ts';

interface FirstPage {
  readonly parentId: string;
  readonly limit: number;
}

/** What one operation asks of comments and reactions, all posts and comments together. */
export const commentLoaders = defineLoaders(({ comments }: { comments: Comments }, { userId }) => ({
  byId: new DataLoader<string, CommentRow | null>(async (ids) => {
    const rows = new Map((await comments.commentsById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  /** The first comments below each post or comment, by the kind of list. */
  first: {
    POST: firstOf(comments, 'POST'),
    REPLIES: firstOf(comments, 'REPLIES'),
    THREAD: firstOf(comments, 'THREAD'),
  },
  /** What the viewer gave, by target. */
  viewerReactions: new DataLoader<ReactionTarget, ReactionKind[], string>(async (targets) => {
    const given = userId === null ? new Map<string, ReactionKind[]>() : await comments.reactionsOfUser(userId, targets);
    return targets.map(({ id }) => given.get(id) ?? []);
  }, { cacheKeyFn: ({ id }) => id }),
}));

function firstOf(comments: Comments, list: CommentList): DataLoader<FirstPage, CommentRow[], string> {
  return new DataLoader<FirstPage, CommentRow[], string>(
    (keys) => firstPages(keys, ({ limit }) => String(limit), ({ limit }, ids) => comments.firstComments(list, ids, limit), (row) => parentOf(list, row)),
    { cacheKeyFn: ({ parentId, limit }) => `${parentId} ${limit}` },
  );
}
