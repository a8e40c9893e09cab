import { Arg, Ctx, Field, ID, InterfaceType, Query, Resolver } from 'type-graphql';
import { encodeId, parseId, type IdKind } from '../kernel/id.ts';
import type { Context } from './context.ts';
import { Public } from './policy.ts';

/** Every object that has an id of its own. */
@InterfaceType('Node', { description: 'An object with an id of its own.' })
export abstract class NodeType {
  abstract readonly __typename: IdKind;
  /** What the object shows; never more than the viewer may see. */
  abstract readonly row: { readonly id: string };

  @Field(() => ID, { description: 'Opaque, globally unique, and typed by its prefix.' })
  get id(): string {
    return encodeId(this.__typename, this.row.id);
  }
}

@Resolver()
export class NodeResolver {
  @Public()
  @Query(() => NodeType, { nullable: true, description: 'Any object by its id; null when absent or not visible to the viewer.' })
  async node(@Arg('id', () => ID, { description: 'The id of any object.' }) id: string, @Ctx() context: Context): Promise<object | null> {
    const { kind, uuid } = parseId(id);
    return (await context.nodeLoaders.get(kind)?.(context, uuid)) ?? null;
  }
}
