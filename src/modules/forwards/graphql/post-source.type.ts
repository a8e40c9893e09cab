import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import type { ForwardedMessage } from '../index.ts';

@Access('object')
@ObjectType('PostSource', { simpleResolvers: true, description: 'The talk in a room that a post was made of.' })
export class PostSourceType {
  readonly forwarded: readonly ForwardedMessage[];

  constructor(forwarded: readonly ForwardedMessage[]) {
    this.forwarded = forwarded;
  }
  @Field(() => Int, { description: 'How many messages it was made of.' })
  get messageCount(): number {
    return this.forwarded.length;
  }
  @Field(() => Boolean, { description: 'Whether a message was edited or taken back in the room since: the post still has the words that it was made of.' })
  get isChanged(): boolean {
    return this.forwarded.some(({ isChanged }) => isChanged);
  }
}
