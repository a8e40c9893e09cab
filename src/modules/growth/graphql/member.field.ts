import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { DEFAULT_SCHEDULE, type PointsEntryRow, type PointsMovementRow } from '../index.ts';
import { MemberGrowthType, PointsEntryConnectionType, PointsEntryType } from './growth.type.ts';
import { growthLoaders } from './loaders.field.ts';
import { PointsMovementConnectionType, PointsMovementType } from './points-movement.type.ts';

@Resolver(() => MemberType)
export class MemberGrowthFields {
  @Access('object')
  @FieldResolver(() => MemberGrowthType, { name: 'growth', description: 'What the member has earned by contributing; by preset levels for a former member who may no longer know of the community.' })
  async memberGrowth(@Root() { row }: MemberType, @Ctx() context: Context): Promise<MemberGrowthType> {
    const { points, schedule } = context.load(growthLoaders);
    const isVisible = (await context.load(communityLoaders).standing.load(row.communityId)) !== null;
    return new MemberGrowthType(await points.load(row.id), isVisible ? await schedule.load(row.communityId) : DEFAULT_SCHEDULE, context.locale);
  }
  @Access('guarded')
  @FieldResolver(() => PointsEntryConnectionType, { description: 'The ledger, newest line first. Empty for all but the member and those who manage growth.' })
  async pointsHistory(@Root() { row }: MemberType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<PointsEntryType>> {
    const mayRead = await mayReadPoints(row, context);
    const entries = mayRead ? await context.load(growthLoaders).history(row.id, page) : emptyPage<PointsEntryRow>();
    return toConnection(entries, (entry) => new PointsEntryType(entry));
  }
  @Access('guarded')
  @FieldResolver(() => Int, { nullable: true, description: 'The points that the member can give away: what was earned, and received, less what was given. Null for all but the member and those who manage growth.' })
  async spendablePoints(@Root() { row }: MemberType, @Ctx() context: Context): Promise<number | null> {
    return (await mayReadPoints(row, context)) ? context.load(growthLoaders).spendable.load(row.id) : null;
  }
  @Access('guarded')
  @FieldResolver(() => PointsMovementConnectionType, { description: 'What the member gave away and received, newest line first. Empty for all but the member and those who manage growth.' })
  async pointsMovements(@Root() { row }: MemberType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<PointsMovementType>> {
    const movements = (await mayReadPoints(row, context)) ? await context.load(growthLoaders).movements(row.id, page) : emptyPage<PointsMovementRow>();
    return toConnection(movements, (movement) => new PointsMovementType(movement));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may read the ledger.' })
  viewerCanReadPointsHistory(@Root() { row }: MemberType, @Ctx() context: Context): Promise<boolean> {
    return mayReadPoints(row, context);
  }
}

@Resolver(() => PointsEntryType)
export class PointsEntryFields {
  @Access('object')
  @FieldResolver(() => PointsEntryType, { nullable: true, description: 'The award that this line takes back; null for an award.' })
  async reverses(@Root() { row }: PointsEntryType, @Ctx() context: Context): Promise<PointsEntryType | null> {
    const award = row.reversesId === null ? null : await context.load(growthLoaders).entry.load(row.reversesId);
    return award && new PointsEntryType(award);
  }
}

async function mayReadPoints({ communityId, userId }: { communityId: string; userId: string }, context: Context): Promise<boolean> {
  const viewerMember = await context.load(communityLoaders).viewerMember.load(communityId);
  return viewerMember !== null && (viewerMember.userId === userId || hasPermission(viewerMember.role, 'growth.manage'));
}

/** A line of the ledger by its id, for those who may read the ledger. */
export async function pointsEntryNode(context: Context, uuid: string): Promise<PointsEntryType | null> {
  const entry = await context.load(growthLoaders).entry.load(uuid);
  const member = entry && (await context.load(communityLoaders).member.load(entry.memberId));
  return entry && member && (await mayReadPoints(member, context)) ? new PointsEntryType(entry) : null;
}
