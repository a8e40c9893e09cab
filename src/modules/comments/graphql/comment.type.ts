import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { ReactableType, toReactionCounts, type ReactionCountType } from '../../../graphql/reactable.ts';
import type { CommentRow } from '../index.ts';

@Access('object')
@ObjectType('Comment', { implements: [NodeType, ReactableType], simpleResolvers: true, description: 'What a member said below a post, for those who may read the post.' })
export class CommentType extends NodeType implements ReactableType {
  readonly __typename = 'Comment';
  readonly row: CommentRow;

  constructor(row: CommentRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { nullable: true, description: 'The words, as plain text; null when it was deleted.' })
  get body(): string | null {
    return this.isDeleted ? null : this.row.body;
  }
  @Field(() => Boolean, { description: 'Whether it was deleted: then only its place in the thread is left.' })
  get isDeleted(): boolean {
    return this.row.deletedAt !== null;
  }
  @Field(() => Int, { description: 'Direct answers, deleted ones too.' })
  get replyCount(): number {
    return this.row.replyCount;
  }
  @Field(() => Date, { description: 'When it was written.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  get reactionCount(): number {
    return this.row.reactionCount;
  }
  get reactions(): readonly ReactionCountType[] {
    return toReactionCounts(this.row.reactionCounts);
  }
}
export const CommentConnectionType = connectionOf('Comment', () => CommentType);
