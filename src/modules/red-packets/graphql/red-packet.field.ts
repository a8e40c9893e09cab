import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import { Access, Shared } from '../../../graphql/policy.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import type { RedPacketClaimRow, RedPackets } from '../index.ts';
import { RedPacketClaimConnectionType, RedPacketClaimType, RedPacketStateEnum, RedPacketType, type RedPacketState } from './red-packet.type.ts';

/** Batches what many packets of one answer ask. */
const redPacketLoaders = defineLoaders(({ redPackets }: { redPackets: RedPackets }, viewer) => ({
  claims: pageLoader<RedPacketClaimRow>((packetIds, request) => redPackets.claimsOf(packetIds, request)),
  viewerClaim: new DataLoader<string, RedPacketClaimRow | null>(async (packetIds) => {
    const own = viewer.userId === null ? new Map<string, RedPacketClaimRow>() : await redPackets.claimsOfPerson(viewer.userId, packetIds);
    return packetIds.map((id) => own.get(id) ?? null);
  }),
}));

const memberOf = async (communityId: string, userId: string, context: Context): Promise<MemberType | null> => {
  const member = await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};

@Resolver(() => RedPacketType)
export class RedPacketFields {
  private readonly redPackets: RedPackets;

  constructor(modules: { redPackets: RedPackets }) {
    this.redPackets = modules.redPackets;
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who gave it; null when the person is not a member any more.' })
  giver(@Root() { row }: RedPacketType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(row.communityId, row.giverId, context);
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => RedPacketStateEnum, { description: 'Whether it can be claimed, and why not.' })
  state(@Root() { row }: RedPacketType): RedPacketState {
    return row.endedBecause ?? (row.expiresAt > this.redPackets.now() ? 'OPEN' : 'EXPIRED');
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => RedPacketClaimConnectionType, { description: 'The shares that were claimed, in order.' })
  async claims(@Root() { row }: RedPacketType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<RedPacketClaimType>> {
    return toConnection(await context.load(redPacketLoaders).claims(row.id, page), (claim) => new RedPacketClaimType(claim));
  }
  @Access('guarded')
  @FieldResolver(() => RedPacketClaimType, { nullable: true, description: "The viewer's own share; null without one." })
  async viewerClaim(@Root() { row }: RedPacketType, @Ctx() context: Context): Promise<RedPacketClaimType | null> {
    const claim = await context.load(redPacketLoaders).viewerClaim.load(row.id);
    return claim && new RedPacketClaimType(claim);
  }
}

@Resolver(() => RedPacketClaimType)
export class RedPacketClaimFields {
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose share it is; null when the person is not a member any more.' })
  member(@Root() { row }: RedPacketClaimType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(row.communityId, row.userId, context);
  }
}
