import { Field, Int, ObjectType } from 'type-graphql';
import { Access, Shared } from '../../../graphql/policy.ts';

@Shared()
@Access('object')
@ObjectType('EmojiCount', { simpleResolvers: true, description: 'How often an emoji was given.' })
export class EmojiCountType {
  @Field(() => String, { description: 'The emoji.' })
  readonly emoji!: string;
  @Field(() => Int, { description: 'How many people gave it.' })
  readonly count!: number;
}
