import { dayAfter, dayOf, instantOf } from '../../communities/index.ts';

/** Whoever joined before this local time has this share off. */
export interface LadderStep {
  readonly before: string;
  readonly basisPoints: number;
}
export interface Ladder {
  readonly timeZone: string;
  /** The day whose hours count; null: the day on which the person joined. */
  readonly day: string | null;
  readonly steps: readonly LadderStep[];
  /** Whether people who joined before that day count as before its first hour. */
  readonly coversEarlierMembers: boolean;
}

/** The step of somebody who joined at this time: the first whose hour is later. Exactly at the hour is not before it. */
export function stepFor({ timeZone, day, steps, coversEarlierMembers }: Ladder, joinedAt: Date): LadderStep | null {
  const own = dayOf(joinedAt, timeZone);
  if (day !== null && own < day && !coversEarlierMembers) return null;
  const counted = day ?? own;
  return steps.find(({ before }) => joinedAt < instantOf(counted, before, timeZone)) ?? null;
}

/** The moments up to a time at which the step of somebody who is not a member yet changes. */
export function cutoffsOf({ timeZone, day, steps }: Ladder, from: Date, to: Date): Date[] {
  const days = day !== null ? [day] : daysBetween(dayOf(from, timeZone), dayOf(to, timeZone));
  const starts = days.map((one) => instantOf(one, '00:00', timeZone));
  return [...starts, ...days.flatMap((one) => steps.map(({ before }) => instantOf(one, before, timeZone)))].filter((at) => at > from && at <= to);
}
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}
