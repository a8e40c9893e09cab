import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { endGrant, giveGrant } from '../../tiers/index.ts';
import type { MemberGrowth } from '../model/member-growth.entity.ts';
import { levelAt, unlockedBy, type LevelSchedule } from '../model/level-schedule.ts';
import { scheduleOf } from '../queries/levels.ts';

/**
 * Brings a member's level and the grant that goes with it in line with their points.
 * The schedule is read under the lock of the member's row, so that a change of the schedule never passes by unseen.
 */
export async function settleLevel(tx: Tx, growth: MemberGrowth, schedule?: LevelSchedule): Promise<void> {
  const levels = schedule ?? await scheduleOf(tx.db, growth.communityId);
  const level = levelAt(levels, growth.points);
  const { communityId, memberId, userId, levelNumber: from } = growth;
  if (level.number !== from) {
    growth.levelNumber = level.number;
    tx.emit({ name: 'growth.level-changed', communityId, payload: { memberId, userId, from, to: level.number } });
  }
  const entitlements = unlockedBy(levels, level);
  if (growth.unlocks(entitlements)) return;
  growth.entitlements = entitlements;
  const source = { kind: 'GROWTH_LEVEL', id: memberId } as const;
  if (entitlements.length === 0) await endGrant(tx, { communityId, source, at: tx.now });
  else await giveGrant(tx, { communityId, userId, source, entitlements, startsAt: tx.now, endsAt: null });
}
