import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import type { TopicRow } from '../index.ts';

@Access('object')
@ObjectType('Topic', { implements: NodeType, simpleResolvers: true, description: 'A named subject that gathers posts in a community.' })
export class TopicType extends NodeType {
  readonly __typename = 'Topic';
  readonly row: TopicRow;

  constructor(row: TopicRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The name.' })
  get title(): string {
    return this.row.title;
  }
  @Field(() => String, { description: 'What belongs in it.' })
  get description(): string {
    return this.row.description;
  }
  @Field(() => Boolean, { description: 'Whether it stands before the others.' })
  get isPinned(): boolean {
    return this.row.isPinned;
  }
  @Field(() => Boolean, { description: 'Whether it is closed for new posts; what is in it stays readable.' })
  get isArchived(): boolean {
    return this.row.archivedAt !== null;
  }
  @Field(() => String, { nullable: true, description: 'The entitlement that reading its posts takes; null when every member reads them.' })
  get readEntitlement(): string | null {
    return this.row.readEntitlement;
  }
  @Field(() => String, { nullable: true, description: 'The entitlement that posting takes beside reading; null when every reader posts.' })
  get writeEntitlement(): string | null {
    return this.row.writeEntitlement;
  }
  @Field(() => Int, { description: 'Posts that are not deleted.' })
  get postCount(): number {
    return this.row.postCount;
  }
  @Field(() => Date, { description: 'When it was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const TopicConnectionType = connectionOf('Topic', () => TopicType);
