import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { growthForUpdate, sourceByKey, sourcesAbout } from '../access.ts';
import type { GrowthDeps } from '../deps.ts';
import { localDay } from '../model/local-day.ts';
import type { MemberGrowth } from '../model/member-growth.entity.ts';
import { earned, type PointKind } from '../model/point-kind.ts';
import { PointsEntry } from '../model/points-entry.entity.ts';
import { PointsSource } from '../model/points-source.entity.ts';
import { earnedOn, ruleOf, timeZoneOf } from '../queries/rules.ts';
import { settleLevel } from './settle-level.ts';

/** That somebody did something that earns points, or that it was undone. */
export interface Act {
  readonly communityId: string;
  /** Who gets the points. */
  readonly userId: string;
  readonly kind: PointKind;
  /** Names the act within the community; done again, it keeps its key. */
  readonly key: string;
  /** One of several ways to do the same act. */
  readonly variant?: string;
  /** The key of the act that this one is about. */
  readonly subject?: string;
  readonly stands: boolean;
  readonly occurredAt: string;
  readonly eventId: string;
}

/** Awards an act, or reverses its award with those of all acts about it. The same in every order of the events, and once for each. */
export async function recordAct({ uow }: GrowthDeps, act: Act): Promise<void> {
  await uow.run(async (tx) => {
    await recordActIn(tx, act);
    return ok(null);
  });
}

/** The same in the transaction of what did it. */
export async function recordActIn(tx: Tx, act: Act): Promise<void> {
  const growth = await growthForUpdate(tx, act.communityId, act.userId);
  if (!growth) return;
  const known = await sourceByKey(tx, act.communityId, act.key);
  const day = localDay(new Date(act.occurredAt), await timeZoneOf(tx.db, act.communityId));
  const source = known ?? await newSource(tx, growth, act, day);
  const stood = known?.stands() ?? false;
  if (!source.note({ variant: act.variant ?? '', at: act.occurredAt, eventId: act.eventId, stands: act.stands })) return;
  if (source.stands() && !stood) await award(tx, growth, source, act, day);
  if (!source.stands()) reverse(tx, growth, source, act);
  if (!act.stands && act.subject === undefined) await dropWhatIsAbout(tx, growth, act);
  await tx.flush();
  await settleLevel(tx, growth);
}

async function newSource(tx: Tx, growth: MemberGrowth, { communityId, kind, key, subject }: Act, day: string): Promise<PointsSource> {
  const about = subject === undefined ? null : await sourceByKey(tx, communityId, subject);
  return tx.em.create(PointsSource, {
    id: newId(tx.now.getTime()), communityId, memberId: growth.memberId, kind, key, subject: subject ?? null, marks: {}, isSubjectGone: about !== null && !about.stands(), day,
  });
}

async function award(tx: Tx, growth: MemberGrowth, source: PointsSource, act: Act, day: string): Promise<void> {
  const { communityId, kind } = act;
  source.day = day;
  const rule = await ruleOf(tx.db, communityId, kind);
  const amount = earned(rule, rule.dailyCap === null ? 0 : await earnedOn(tx.db, growth, kind, day));
  if (amount > 0) source.award(enter(tx, growth, source, act, amount, null), amount);
}

function reverse(tx: Tx, growth: MemberGrowth, source: PointsSource, act: Act): void {
  if (source.awardEntryId == null) return;
  enter(tx, growth, source, act, -source.amount, source.awardEntryId);
  source.reverse();
}

/** What was liked is gone, and the likes with it. */
async function dropWhatIsAbout(tx: Tx, growth: MemberGrowth, act: Act): Promise<void> {
  for (const source of await sourcesAbout(tx, act.communityId, act.key)) {
    source.isSubjectGone = true;
    reverse(tx, growth, source, act);
  }
}

function enter(tx: Tx, growth: MemberGrowth, source: PointsSource, { communityId, eventId, occurredAt }: Act, amount: number, reversesId: string | null): string {
  const { id } = tx.em.create(PointsEntry, {
    id: newId(tx.now.getTime()), communityId, memberId: growth.memberId, kind: source.kind, sourceId: source.id, amount, reversesId, eventId,
    occurredAt: new Date(occurredAt), createdAt: tx.now, ...growth.add(amount, tx.now),
  });
  return id;
}
