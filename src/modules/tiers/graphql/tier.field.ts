import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { CommunityType, MemberType } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import type { Tiers } from '../index.ts';
import { tierLoaders } from './loaders.ts';
import { GrantType, TierType } from './tier.type.ts';

@Resolver(() => CommunityType)
export class CommunityTiers {
  @ListSize(20)
  @Access('object')
  @FieldResolver(() => [TierType], { description: 'The tiers on offer, by rank.' })
  async tiers(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<TierType[]> {
    const tiers = await context.load(tierLoaders).ofCommunity.load(row.id);
    return tiers.map((tier) => new TierType(tier));
  }
  @ListSize(50)
  @Access('guarded')
  @FieldResolver(() => [String], { description: 'The rights that the viewer has by tier and grants; empty for those who are not members.' })
  async viewerEntitlements(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<string[]> {
    const { entitlements } = await context.load(tierLoaders).viewerRights.load(row.id);
    return [...entitlements].sort();
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: "Whether the viewer's role opens every gate." })
  async viewerHasEveryEntitlement(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<boolean> {
    return (await context.load(tierLoaders).viewerRights.load(row.id)).hasAll;
  }
}

@Resolver(() => MemberType)
export class MemberTier {
  private readonly tiers: Tiers;

  constructor(modules: { tiers: Tiers }) {
    this.tiers = modules.tiers;
  }
  @Access('object')
  @FieldResolver(() => TierType, { nullable: true, description: 'The highest tier that the member holds now; null in a community without a default tier, and for former members.' })
  async tier(@Root() { row }: MemberType, @Ctx() context: Context): Promise<TierType | null> {
    if (row.status !== 'ACTIVE') return null;
    const tier = await context.load(tierLoaders).ofMember.load({ communityId: row.communityId, userId: row.userId });
    return tier && new TierType(tier);
  }
  @ListSize(100)
  @Access('guarded')
  @FieldResolver(() => [GrantType], { description: 'Every source of access, newest first. Empty for all but the member and those who may give grants.' })
  async grants(@Root() { row }: MemberType, @Ctx() { viewer, load }: Context): Promise<GrantType[]> {
    const isOwn = row.userId === viewer.userId;
    const { role } = await load(tierLoaders).viewerRights.load(row.communityId);
    if (!isOwn && (role === null || !hasPermission(role, 'grants.give'))) return [];
    return (await this.tiers.grantsOf(row.communityId, row.userId)).map((grant) => new GrantType(grant));
  }
}

@Resolver(() => GrantType)
export class GrantFields {
  @Access('object')
  @FieldResolver(() => TierType, { nullable: true, description: 'The tier it gives; null when it gives single rights.' })
  async tier(@Root() { row }: GrantType, @Ctx() context: Context): Promise<TierType | null> {
    const tier = row.tierId === null ? null : await context.load(tierLoaders).byId.load(row.tierId);
    return tier && new TierType(tier);
  }
}
