import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Growth } from '../index.ts';
import { CommunityGrowthFields } from './community.field.ts';
import { GrowthMutation } from './growth.mutation.ts';
import { ReachLevelPathFields, ReachLevelPathType } from './level.type.ts';
import { MemberGrowthFields, PointsEntryFields, pointsEntryNode } from './member.field.ts';
import { PointsUndoneType } from './points-undone.type.ts';

export const growthApi = (): ModuleApi<{ growth: Growth }> => ({
  types: [ReachLevelPathType, PointsUndoneType],
  resolvers: [CommunityGrowthFields, MemberGrowthFields, PointsEntryFields, ReachLevelPathFields, GrowthMutation],
  nodes: { PointsEntry: pointsEntryNode },
});
