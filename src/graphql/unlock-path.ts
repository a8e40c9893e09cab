import { Field, InterfaceType } from 'type-graphql';

/** One way to get what is locked. Modules add their own ways: joining, buying, reaching a level. */
@InterfaceType('UnlockPath', { description: 'A way to get what the viewer may not have yet. New kinds may be added: show the title of one that you do not know.' })
export abstract class UnlockPathType {
  abstract readonly __typename: string;

  @Field(() => String, { description: "What to do, in the viewer's language." })
  readonly title!: string;
}
