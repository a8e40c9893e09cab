import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import type { Forwards } from '../index.ts';

const AllowForwardingPayload = payloadOf('AllowForwarding', { community: { type: () => CommunityType, description: 'The community; null when refused.' } });

@Resolver()
export class AllowForwardingMutation {
  private readonly forwards: Forwards;

  constructor(modules: { forwards: Forwards }) {
    this.forwards = modules.forwards;
  }
  @SignedIn()
  @Mutation(() => AllowForwardingPayload, { nullable: true, description: "Whether others may take the viewer's messages of this community into posts. What they have taken stays." })
  async allowForwarding(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('isAllowed', () => Boolean, { description: 'Allowed unless a member says no.' }) isAllowed: boolean,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof AllowForwardingPayload>> {
    const result = await this.forwards.allowForwarding(context.viewer, decodeId('Community', communityId), isAllowed);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
}
