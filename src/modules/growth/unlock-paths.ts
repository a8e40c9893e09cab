import type { Viewer } from '../../kernel/viewer.ts';
import type { UnlockPath, UnlockPathProvider } from '../tiers/index.ts';
import type { GrowthDeps, GrowthReader } from './deps.ts';
import type { Level } from './model/level-schedule.ts';
import { scheduleOf } from './queries/levels.ts';

/** To reach the lowest level that unlocks the right. */
export interface ReachLevelPath extends UnlockPath {
  readonly __typename: 'ReachLevelPath';
  readonly title: string;
  readonly level: Level;
  readonly missingPoints: number;
}

export const growthUnlockPaths = ({ reader, translate }: GrowthDeps): UnlockPathProvider => ({
  async pathsTo(viewer, communityId, entitlement): Promise<readonly ReachLevelPath[]> {
    const level = (await scheduleOf(reader, communityId)).find(({ entitlements }) => entitlements.includes(entitlement));
    if (!level) return [];
    const missingPoints = Math.max(0, level.threshold - await pointsOfViewer(reader, viewer, communityId));
    const title = translate(viewer.locale, 'access.reach-level', { level: level.name ?? level.number, points: missingPoints });
    return [{ __typename: 'ReachLevelPath', title, level, missingPoints }];
  },
});

async function pointsOfViewer(reader: GrowthReader, { userId }: Viewer, communityId: string): Promise<number> {
  if (userId === null) return 0;
  const row = await reader.selectFrom('member_growth').select('points').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  return row?.points ?? 0;
}
