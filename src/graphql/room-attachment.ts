import { Field, InterfaceType } from 'type-graphql';

/** What can hang on a message of a room. Modules add their own kinds: relay lists, red packets. */
@InterfaceType('RoomAttachment', { description: 'Something that hangs on a message and changes after it was sent. New kinds may be added: show the title of one that you do not know.' })
export abstract class RoomAttachmentType {
  abstract readonly __typename: string;

  @Field(() => String, { description: 'What it is, in the words of whoever sent it.' })
  abstract readonly title: string;
}
