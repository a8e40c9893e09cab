/** What earns points. */
export const POINT_KINDS = ['POST_PUBLISHED', 'COMMENT_ADDED', 'LIKE_RECEIVED', 'PURCHASE'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** How many points one act earns, and how many a member can earn by such acts in a day. */
export interface PointRule {
  readonly kind: PointKind;
  readonly points: number;
  /** Null: no limit. */
  readonly dailyCap: number | null;
}
/** What holds in a community that has set no rules. */
export const DEFAULT_RULES: readonly PointRule[] = [
  { kind: 'POST_PUBLISHED', points: 5, dailyCap: 25 },
  { kind: 'COMMENT_ADDED', points: 2, dailyCap: 20 },
  { kind: 'LIKE_RECEIVED', points: 1, dailyCap: 50 },
  { kind: 'PURCHASE', points: 10, dailyCap: null },
];

/** Names a purchase among the acts of a community. */
export const purchaseKey = (orderId: string): string => `order:${orderId}`;

/** What an act earns when as much was earned that day already: a rest below the cap is given in part. */
export const earned = ({ points, dailyCap }: PointRule, today: number): number => (dailyCap === null ? points : Math.max(0, Math.min(points, dailyCap - today)));
