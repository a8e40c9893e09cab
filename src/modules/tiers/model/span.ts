/** From when to when something gives a tier. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

/** Until when spans that follow each other or overlap cover the time from a moment on; that moment when none does. */
export const coveredUntil = (spans: readonly Span[], from: Date): Date =>
  inOrder(spans).reduce((end, { startsAt, endsAt }) => (startsAt <= end && endsAt > end ? endsAt : end), from);

/** The first moment, from one on, at which something so long overlaps none of the spans. */
export const firstGap = (spans: readonly Span[], from: Date, length: number): Date =>
  inOrder(spans).reduce((begin, { startsAt, endsAt }) => (endsAt > begin && startsAt.getTime() < begin.getTime() + length ? endsAt : begin), from);
