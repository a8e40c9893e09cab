import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { emptyPage } from '../../../kernel/page.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import type { ReferralProgrammeRow, ReferralRow, Referrals } from '../index.ts';
import { ReferralConnectionType, ReferralProgrammeType, ReferralType } from './referral.type.ts';

const referralLoaders = defineLoaders(({ referrals }: { referrals: Referrals }, viewer) => ({
  programme: new DataLoader<string, ReferralProgrammeRow | null>(async (communityIds) => {
    const rows = await referrals.programmesOf(communityIds);
    return communityIds.map((id) => rows.get(id) ?? null);
  }),
  owed: new DataLoader<string, { minorUnits: number; currency: string } | null>(async (communityIds) => {
    const rows = viewer.userId === null ? new Map<string, { minorUnits: number; currency: string }>() : await referrals.owedBy(viewer.userId, communityIds);
    return communityIds.map((id) => rows.get(id) ?? null);
  }),
}));

@Resolver(() => CommunityType)
export class CommunityReferrals {
  private readonly module: Referrals;

  constructor(modules: { referrals: Referrals }) {
    this.module = modules.referrals;
  }
  @Access('object')
  @FieldResolver(() => ReferralProgrammeType, { nullable: true, description: 'What bringing members is worth; null when that was never set.' })
  async referralProgramme(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<ReferralProgrammeType | null> {
    const programme = await context.load(referralLoaders).programme.load(row.id);
    return programme && new ReferralProgrammeType(programme);
  }
  @Access('guarded')
  @FieldResolver(() => ReferralConnectionType, { description: "Members who brought members that paid, newest first: all for those who manage plans, the viewer's own for other members." })
  async referrals(@Root() { row, standing: { member } }: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<ReferralType>> {
    const referrer = member !== null && hasPermission(member.role, 'plans.manage') ? null : (member?.userId ?? null);
    const found = member === null ? emptyPage<ReferralRow>() : await this.module.referralsOf(row.id, referrer, page);
    return toConnection(found, (referral) => new ReferralType(referral));
  }
  @Access('guarded')
  @FieldResolver(() => MoneyType, { nullable: true, description: 'What the viewer owes for referral vouchers that were used and then taken back: the next one is lower by it. Null for nothing.' })
  async viewerReferralDebt(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<MoneyType | null> {
    const owed = await context.load(referralLoaders).owed.load(row.id);
    return owed && new MoneyType(owed);
  }
}
