import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { ReactableType, toReactionCounts, type ReactionCountType } from '../../../graphql/reactable.ts';
import { POST_TYPES, type PostCard, type PostTypeName } from '../index.ts';

export const PostTypeEnum = Object.fromEntries(POST_TYPES.map((type) => [type, type])) as Record<PostTypeName, PostTypeName>;
registerEnumType(PostTypeEnum, {
  name: 'PostType',
  description: 'What a post is. New types may be added: show an unknown one by its title and teaser.',
  valuesConfig: { TALK: { description: 'A few words, without a title.' }, ARTICLE: { description: 'A longer text with a title.' } },
});

/** Holds a post without its words: those are loaded after the access was judged. */
@Access('object')
@ObjectType('Post', { implements: [NodeType, ReactableType], simpleResolvers: true, description: 'What somebody wrote in a topic. Everybody who sees the community sees its title and teaser; the words are for those whom `access` lets through.' })
export class PostType extends NodeType implements ReactableType {
  readonly __typename = 'Post';
  readonly row: PostCard;

  constructor(row: PostCard) {
    super();
    this.row = row;
  }
  @Field(() => PostTypeEnum, { description: 'What it is.' })
  get type(): PostTypeName {
    return this.row.type;
  }
  @Field(() => String, { nullable: true, description: 'The title of an article; null for a talk and for what was deleted.' })
  get title(): string | null {
    return this.row.title;
  }
  @Field(() => String, { description: 'A few words that everybody may read: the author’s own, or the beginning of the first paragraph.' })
  get teaser(): string {
    return this.row.teaser ?? this.row.excerpt;
  }
  @Field(() => Boolean, { description: 'Whether it was deleted: then only this tombstone and the comments are left.' })
  get isDeleted(): boolean {
    return this.row.deletedAt !== null;
  }
  @Field(() => Int, { description: 'Counted from 1 with every edit.' })
  get revisionNumber(): number {
    return this.row.revisionNumber;
  }
  @Field(() => Int, { description: 'Comments that are not deleted, on every level.' })
  get commentCount(): number {
    return this.row.commentCount;
  }
  @Field(() => Date, { description: 'When it was published.' })
  get publishedAt(): Date {
    return this.row.publishedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When its words were changed last; null when they never were.' })
  get editedAt(): Date | null {
    return this.row.editedAt;
  }
  get reactionCount(): number {
    return this.row.reactionCount;
  }
  get reactions(): readonly ReactionCountType[] {
    return toReactionCounts(this.row.reactionCounts);
  }
}
export const PostConnectionType = connectionOf('Post', () => PostType);
