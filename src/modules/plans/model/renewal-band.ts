import { after, DAY } from '../../../kernel/clock.ts';
import type { PriceRow } from './price.entity.ts';

/** EARLY: the last term still runs. LAPSED: it ended at most 30 days ago. LAPSED_LONGER: longer. */
export const RENEWAL_BANDS = ['EARLY', 'LAPSED', 'LAPSED_LONGER'] as const;
export type RenewalBand = (typeof RENEWAL_BANDS)[number];
export const LAPSED_DAYS = 30;

/** A term that somebody has or had. */
export interface PastTerm {
  readonly endsAt: Date;
  /** From when it counts: once the payment cannot be taken back; null for one that cost nothing. */
  readonly countsFrom: Date | null;
}
/** When the last of the terms that count at a time ended, or will end; null for none. */
export function lastEndAt(terms: readonly PastTerm[], at: Date): Date | null {
  const ends = terms.filter(({ countsFrom }) => countsFrom === null || countsFrom <= at).map(({ endsAt }) => endsAt.getTime());
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

/** The band of who buys at a time, by the end of the last term they had; null for who never had one. The last moment of a band still belongs to it. */
export function bandAt(lastEnd: Date | null, at: Date): RenewalBand | null {
  if (lastEnd === null) return null;
  if (at <= lastEnd) return 'EARLY';
  return at <= after(lastEnd, LAPSED_DAYS * DAY) ? 'LAPSED' : 'LAPSED_LONGER';
}

/** What the band costs; null when it has no price of its own. */
export function bandAmount(price: Pick<PriceRow, 'earlyMinor' | 'lapsedMinor' | 'lapsedLongerMinor'>, band: RenewalBand): number | null {
  return { EARLY: price.earlyMinor, LAPSED: price.lapsedMinor, LAPSED_LONGER: price.lapsedLongerMinor }[band] as number | null;
}
