import type { GrowthReader } from '../deps.ts';
import { DEFAULT_RULES, type PointKind, type PointRule } from '../model/point-kind.ts';

/** The rules of a community, one for each kind of act. */
export async function rulesOf(db: GrowthReader, communityId: string): Promise<readonly PointRule[]> {
  const rows = await db.selectFrom('point_rule').select(['kind', 'points', 'dailyCap']).where('communityId', '=', communityId).execute();
  return DEFAULT_RULES.map((rule) => (rows.length === 0 ? rule : rows.find(({ kind }) => kind === rule.kind) ?? { ...rule, points: 0 }));
}

export const ruleOf = async (db: GrowthReader, communityId: string, kind: PointKind): Promise<PointRule> => (await rulesOf(db, communityId)).find((rule) => rule.kind === kind)!;

/** What a member's acts of a kind count for on a day. Undone acts make room again, so that undoing and doing again comes to the same. */
export async function earnedOn(db: GrowthReader, { communityId, memberId }: { communityId: string; memberId: string }, kind: PointKind, day: string): Promise<number> {
  const { total } = await db.selectFrom('points_source').select((eb) => eb.fn.sum<string | null>('amount').as('total'))
    .where('communityId', '=', communityId).where('memberId', '=', memberId).where('kind', '=', kind).where('day', '=', day).executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

export const timeZoneOf = async (db: GrowthReader, communityId: string): Promise<string> =>
  (await db.selectFrom('community').select('timeZone').where('id', '=', communityId).executeTakeFirstOrThrow()).timeZone;
