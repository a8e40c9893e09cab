import { Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { REACTION_KINDS, type ReactionCounts, type ReactionKind } from '../kernel/reaction-kind.ts';
import { Access, ListSize } from './policy.ts';

export const ReactionKindEnum = Object.fromEntries(REACTION_KINDS.map((kind) => [kind, kind])) as Record<ReactionKind, ReactionKind>;
registerEnumType(ReactionKindEnum, {
  name: 'ReactionKind',
  description: 'What a person says with one tap. New kinds may be added: treat an unknown one as another kind of praise.',
  valuesConfig: {
    LIKE: { description: 'I like it.' },
    LOVE: { description: 'I love it.' },
    LAUGH: { description: 'It made me laugh.' },
    APPLAUD: { description: 'Well done.' },
    THANK: { description: 'It helped me.' },
  },
});

@Access('object')
@ObjectType('ReactionCount', { simpleResolvers: true, description: 'How often one kind of reaction was given.' })
export class ReactionCountType {
  @Field(() => ReactionKindEnum, { description: 'The kind.' })
  readonly kind!: ReactionKind;
  @Field(() => Int, { description: 'How many people gave it.' })
  readonly count!: number;
}

/** What people may react to. An implementer holds its counts; what the viewer gave is resolved for all of them at once. */
@InterfaceType('Reactable', { description: 'Something that members react to.' })
export abstract class ReactableType {
  abstract readonly __typename: string;
  abstract readonly row: { readonly id: string };

  @Field(() => Int, { description: 'All reactions, of every kind.' })
  abstract readonly reactionCount: number;
  @ListSize(REACTION_KINDS.length)
  @Field(() => [ReactionCountType], { description: 'Reactions by kind, those that nobody gave left out.' })
  abstract readonly reactions: readonly ReactionCountType[];
}

export const toReactionCounts = (counts: ReactionCounts): ReactionCountType[] =>
  REACTION_KINDS.flatMap((kind) => ((counts[kind] ?? 0) > 0 ? [{ kind, count: counts[kind]! }] : []));
