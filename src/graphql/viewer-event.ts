import { Field, InterfaceType } from 'type-graphql';

/** Modules add what they tell a person by implementing it. */
@InterfaceType('ViewerEvent', { description: 'Something that concerns the viewer, in whatever community. New kinds may be added: skip an unknown one, but remember its `cursor`.' })
export abstract class ViewerEventType {
  @Field(() => String, { description: 'Where to resume: what is addressed to the viewer and comes after it is replayed.' })
  readonly cursor!: string;
  @Field(() => Date, { description: 'When it happened.' })
  readonly occurredAt!: Date;
}
