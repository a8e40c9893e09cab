import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { ReactableType, ReactionKindEnum } from '../../../graphql/reactable.ts';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import { RulesNotAcknowledgedErrorType } from '../../communities/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import { gatedSpeakerErrors } from '../../topics/graphql/index.ts';
import type { Comments } from '../index.ts';
import { decodeTarget, reactableOf } from './reaction-target.ts';

@InputType({ description: 'A reaction to give.' })
class ReactInput {
  @Field(() => ID, { description: 'A post or a comment.' })
  targetId!: string;
  @Field(() => ReactionKindEnum, { description: 'The kind.' })
  kind!: ReactionKind;
}
@InputType({ description: 'A reaction to take back.' })
class UnreactInput {
  @Field(() => ID, { description: 'A post or a comment.' })
  targetId!: string;
  @Field(() => ReactionKindEnum, { description: 'The kind.' })
  kind!: ReactionKind;
}
const reacted = { target: { type: () => ReactableType, description: 'What was reacted to, with its new counts; null when refused.' } };
const ERRORS = [EntitlementMissingErrorType, RulesNotAcknowledgedErrorType] as const;
const ReactPayload = payloadOf('React', reacted, ERRORS);
const UnreactPayload = payloadOf('Unreact', reacted, ERRORS);

@Resolver()
export class ReactMutation {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @SignedIn()
  @Mutation(() => ReactPayload, { nullable: true, description: 'Reacts to a post or a comment that the viewer may read. One per person, target and kind: again changes nothing. Unread rules stop it; a mute does not, as it takes words only.' })
  async react(@Arg('input', () => ReactInput, { description: 'To what, and how.' }) { targetId, kind }: ReactInput, @Ctx() context: Context): Promise<PayloadOf<typeof ReactPayload>> {
    const target = decodeTarget(targetId);
    const result = await this.comments.react(context.viewer, target, kind);
    return toPayload(context, result, () => ({ target: reactableOf(target, context) }), gatedSpeakerErrors(context));
  }
  @SignedIn()
  @Mutation(() => UnreactPayload, { nullable: true, description: 'Takes a reaction back. Taking back what was not given changes nothing. Unread rules stop it; a mute does not.' })
  async unreact(@Arg('input', () => UnreactInput, { description: 'From what, and which.' }) { targetId, kind }: UnreactInput, @Ctx() context: Context): Promise<PayloadOf<typeof UnreactPayload>> {
    const target = decodeTarget(targetId);
    const result = await this.comments.unreact(context.viewer, target, kind);
    return toPayload(context, result, () => ({ target: reactableOf(target, context) }), gatedSpeakerErrors(context));
  }
}
