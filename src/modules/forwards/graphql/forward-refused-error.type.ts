import { Field, ObjectType } from 'type-graphql';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import { MessageType } from '../../chat/graphql/index.ts';
import { MAX_FORWARDED, type ForwardingRefused } from '../index.ts';

@Access('object')
@ObjectType('ForwardRefusedError', { implements: UserErrorType, simpleResolvers: true, description: 'Some of the messages are of members who do not let others forward theirs.' })
export class ForwardRefusedErrorType extends UserErrorType {
  @ListSize(MAX_FORWARDED)
  @Field(() => [MessageType], { description: 'Those messages, in the order of the room.' })
  messages!: readonly MessageType[];
}
/** For `toPayload(context, result, onValue, …)`. */
export const forwardRefused = { FORWARDING_REFUSED: (failure: unknown) => ({ __typename: 'ForwardRefusedError', messages: (failure as ForwardingRefused).messages.map((message) => new MessageType(message)) }) };
