import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn, StaffOnly } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Ledger } from '../index.ts';
import { ShareRuleType } from './share-rule.type.ts';

@InputType({ description: 'What one partner gets of each sale.' })
export class PartnerShareInput {
  @Field(() => ID, { description: 'A member with the role PARTNER.' })
  memberId!: string;
  @Field(() => Int, { description: 'In basis points of what the buyer paid: 1 to 10,000.' })
  basisPoints!: number;
}
@InputType({ description: "The owner's part of how sales are divided. What is left out stays as it is." })
export class UpdateShareRuleInput {
  @Field(() => [PartnerShareInput], { nullable: true, description: 'All partners that get a share, up to 20; null for none.' })
  partners?: PartnerShareInput[] | null;
  @Field(() => Int, { nullable: true, description: 'What a KOL gets of what people buy whom they invited, in basis points; null for nothing.' })
  kolBasisPoints?: number | null;
}
const rule = { shareRule: { type: () => ShareRuleType, description: 'How sales are divided from now on; null when refused.' } };
const UpdateShareRulePayload = payloadOf('UpdateShareRule', rule);
const SetPlatformFeePayload = payloadOf('SetPlatformFee', rule);

@Resolver()
export class ShareRuleMutation {
  private readonly ledger: Ledger;

  constructor(modules: { ledger: Ledger }) {
    this.ledger = modules.ledger;
  }
  @SignedIn()
  @Mutation(() => UpdateShareRulePayload, { nullable: true, description: 'Sets what partners and KOLs get of later sales; orders that were placed keep their division. For the owner.' })
  async updateShareRule(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => UpdateShareRuleInput, { description: 'The shares.' }) { partners, ...input }: UpdateShareRuleInput, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateShareRulePayload>> {
    const decoded = partners?.map(({ memberId, basisPoints }) => ({ memberId: decodeId('Member', memberId), basisPoints }));
    const given = partners === undefined ? {} : { partners: decoded ?? null };
    const result = await this.ledger.updateShareRule(context.viewer, { ...input, ...given, communityId: decodeId('Community', communityId) });
    return toPayload(context, result, (row) => ({ shareRule: new ShareRuleType(row) }));
  }
  @StaffOnly()
  @Mutation(() => SetPlatformFeePayload, { nullable: true, description: "Sets what the platform keeps of a community's later sales. For staff." })
  async setPlatformFee(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('basisPoints', () => Int, { description: 'In basis points: 0 to what partners and KOLs leave.' }) basisPoints: number, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetPlatformFeePayload>> {
    const result = await this.ledger.setPlatformFee(context.viewer, { communityId: decodeId('Community', communityId), basisPoints });
    return toPayload(context, result, (row) => ({ shareRule: new ShareRuleType(row) }));
  }
}
