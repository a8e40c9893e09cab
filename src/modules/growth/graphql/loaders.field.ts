import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import type { Growth, LevelSchedule, PointRule, PointsEntryRow, PointsMovementRow } from '../index.ts';

/** Batches what many members of one answer ask of growth. */
export const growthLoaders = defineLoaders(({ growth }: { growth: Growth }) => ({
  schedule: new DataLoader<string, LevelSchedule>(async (communityIds) => {
    const schedules = await growth.schedulesOf(communityIds);
    return communityIds.map((id) => schedules.get(id)!);
  }),
  rules: new DataLoader<string, readonly PointRule[]>(async (communityIds) => {
    const rules = await growth.rulesOf(communityIds);
    return communityIds.map((id) => rules.get(id)!);
  }),
  history: pageLoader<PointsEntryRow>((memberIds, request) => growth.pointsHistories(memberIds, request)),
  movements: pageLoader<PointsMovementRow>((memberIds, request) => growth.movementHistories(memberIds, request)),
  spendable: new DataLoader<string, number>(async (memberIds) => {
    const points = await growth.spendableOf(memberIds);
    return memberIds.map((id) => points.get(id) ?? 0);
  }),
  points: new DataLoader<string, number>(async (memberIds) => {
    const points = await growth.pointsOf(memberIds);
    return memberIds.map((id) => points.get(id) ?? 0);
  }),
  entry: new DataLoader<string, PointsEntryRow | null>(async (ids) => {
    const entries = new Map((await growth.entriesById(ids)).map((entry) => [entry.id, entry]));
    return ids.map((id) => entries.get(id) ?? null);
  }),
}));
