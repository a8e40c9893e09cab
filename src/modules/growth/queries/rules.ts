import type { GrowthReader } from '../deps.ts';
import { DEFAULT_RULES, POINT_KINDS, type PointKind, type PointRule } from '../model/point-kind.ts';

/** The rules of communities, by id: one for each kind of act. */
export async function rulesOf(db: GrowthReader, communityIds: readonly string[]): Promise<Map<string, readonly PointRule[]>> {
  const rows = await db.selectFrom('point_rule').select(['communityId', 'kind', 'points', 'dailyCap']).where('communityId', 'in', communityIds).execute();
  const own = Map.groupBy(rows, ({ communityId }) => communityId);
  return new Map(communityIds.map((id) => [id, own.has(id) ? POINT_KINDS.map((kind) => own.get(id)!.find((rule) => rule.kind === kind) ?? { kind, points: 0, dailyCap: null }) : DEFAULT_RULES]));
}

export const ruleOf = async (db: GrowthReader, communityId: string, kind: PointKind): Promise<PointRule> => (await rulesOf(db, [communityId])).get(communityId)!.find((rule) => rule.kind === kind)!;

/** What a member's acts of a kind count for on a day. Undone acts make room again, so that undoing and doing again comes to the same. */
export async function earnedOn(db: GrowthReader, { communityId, memberId }: { communityId: string; memberId: string }, kind: PointKind, day: string): Promise<number> {
  const { total } = await db.selectFrom('points_source').select((eb) => eb.fn.sum<string | null>('amount').as('total'))
    .where('communityId', '=', communityId).where('memberId', '=', memberId).where('kind', '=', kind).where('day', '=', day).executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

export const timeZoneOf = async (db: GrowthReader, communityId: string): Promise<string> =>
  (await db.selectFrom('community').select('timeZone').where('id', '=', communityId).executeTakeFirstOrThrow()).timeZone;
