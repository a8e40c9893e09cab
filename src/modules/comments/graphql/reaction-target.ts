import type { Context } from '../../../graphql/context.ts';
import { parseId } from '../../../kernel/id.ts';
import { badInput } from '../../../kernel/request-error.ts';
import { postLoaders, PostType } from '../../posts/graphql/index.ts';
import type { ReactionTarget } from '../index.ts';
import { CommentType } from './comment.type.ts';
import { commentLoaders } from './loaders.ts';

/** A post or a comment by its id; any other id is `BAD_USER_INPUT`. */
export function decodeTarget(id: string): ReactionTarget {
  const { kind, uuid } = parseId(id);
  if (kind !== 'Post' && kind !== 'Comment') throw badInput('errors.wrong-id-kind', { expected: 'post' });
  return { kind: kind === 'Post' ? 'POST' : 'COMMENT', id: uuid };
}

/** The target after the change. */
export async function reactableOf(target: ReactionTarget, context: Context): Promise<PostType | CommentType> {
  context.load(commentLoaders).viewerReactions.clear(target);
  if (target.kind === 'COMMENT') return new CommentType((await context.load(commentLoaders).byId.clear(target.id).load(target.id))!);
  return new PostType((await context.load(postLoaders).byId.clear(target.id).load(target.id))!);
}
