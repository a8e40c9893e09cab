import { Field, InterfaceType } from 'type-graphql';

/** Modules that sell, award or admit implement it; tiers collects them. */
@InterfaceType('UnlockPath', { description: 'One way to get a right that is missing. New ways may be added: show an unknown one by its title.' })
export abstract class UnlockPathType {
  @Field(() => String, { description: "What to do, for the person, in the viewer's language." })
  readonly title!: string;
}
