import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { Markdown } from '../../../graphql/scalars.ts';
import type { PostRevisionRow } from '../index.ts';

@Access('object')
@ObjectType('PostRevision', { implements: NodeType, simpleResolvers: true, description: 'Words that a post had before an edit, for those who may read the post.' })
export class PostRevisionType extends NodeType {
  readonly __typename = 'PostRevision';
  readonly row: PostRevisionRow;

  constructor(row: PostRevisionRow) {
    super();
    this.row = row;
  }
  @Field(() => Int, { description: 'Counted from 1, the words that were published first.' })
  get number(): number {
    return this.row.number;
  }
  @Field(() => String, { nullable: true, description: 'The title it had; null for a talk.' })
  get title(): string | null {
    return this.row.title;
  }
  @Field(() => Markdown, { description: 'The words it had.' })
  get body(): string {
    return this.row.body;
  }
  @Field(() => String, { description: 'The same as sanitised HTML.' })
  get bodyHtml(): string {
    return this.row.bodyHtml;
  }
  @Field(() => Date, { description: 'When these words were written.' })
  get writtenAt(): Date {
    return this.row.writtenAt;
  }
}
export const PostRevisionConnectionType = connectionOf('PostRevision', () => PostRevisionType);
