import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UnlockPathType } from '../../../graphql/unlock-path.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ACCESS_REASONS, type AccessReason, type GateAnswer } from '../index.ts';
import { tierLoaders } from './loaders.ts';

const AccessReasonEnum = Object.fromEntries(ACCESS_REASONS.map((reason) => [reason, reason])) as Record<AccessReason, AccessReason>;
registerEnumType(AccessReasonEnum, {
  name: 'AccessReason',
  description: 'Why a gated thing is open to the viewer, or closed. New reasons may be added.',
  valuesConfig: {
    OPEN: { description: 'Open to every member.' },
    ENTITLED: { description: "The viewer's tier or grants give the right." },
    ROLE: { description: "The viewer's role opens every gate." },
    AUTHOR: { description: 'The viewer wrote it.' },
    NOT_SIGNED_IN: { description: 'Closed: the viewer is a visitor.' },
    NOT_A_MEMBER: { description: 'Closed: the viewer is not an active member.' },
    ENTITLEMENT_MISSING: { description: 'Closed: the viewer lacks the right.' },
  },
});

@Access('open')
@ObjectType('JoinCommunityPath', { implements: UnlockPathType, simpleResolvers: true, description: 'Join the community.' })
export class JoinCommunityPathType extends UnlockPathType {
  readonly __typename = 'JoinCommunityPath';
  @Field(() => String, { description: 'The id of the community to join.' })
  readonly communityId!: string;
}

@Access('object')
@ObjectType('Access', { simpleResolvers: true, description: 'Whether the viewer passes a gate, why, and how to.' })
export class AccessType {
  readonly answer: GateAnswer;

  constructor(answer: GateAnswer) {
    this.answer = answer;
  }
  @Field(() => Boolean, { description: 'Whether the viewer passes.' })
  get allowed(): boolean {
    return this.answer.allowed;
  }
  @Field(() => AccessReasonEnum, { description: 'Why, or why not.' })
  get reason(): AccessReason {
    return this.answer.reason;
  }
}

@Resolver(() => AccessType)
export class AccessFields {
  @ListSize(20)
  @Access('object')
  @FieldResolver(() => [UnlockPathType], { description: 'The ways to get through; empty when the gate is open, or when there is none.' })
  unlockPaths(@Root() { answer }: AccessType, @Ctx() context: Context): Promise<UnlockPathType[]> {
    return answer.allowed ? Promise.resolve([]) : unlockPathsOf(answer, context);
  }
}

/** Joining comes first for those outside; then every way to the right itself. */
async function unlockPathsOf({ communityId, entitlement, reason }: GateAnswer, context: Context): Promise<UnlockPathType[]> {
  const isOutside = reason === 'NOT_A_MEMBER' || reason === 'NOT_SIGNED_IN';
  const joining = { __typename: 'JoinCommunityPath', title: messageOf(context.locale, 'access.join-community'), communityId: encodeId('Community', communityId) };
  const paths = entitlement === null ? [] : await context.load(tierLoaders).unlockPaths.load({ communityId, entitlement });
  return [...(isOutside ? [joining] : []), ...paths] as unknown as UnlockPathType[];
}

/** The facts of an `EntitlementMissingError`. */
export const entitlementMissing = async (answer: GateAnswer, context: Context): Promise<{ __typename: string; entitlement: string; unlockPaths: UnlockPathType[] }> => ({
  __typename: 'EntitlementMissingError', entitlement: answer.entitlement ?? '', unlockPaths: await unlockPathsOf(answer, context),
});
