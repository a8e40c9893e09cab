/** What a KOL level asks for. People count when they paid, never by their number alone, and only when they were invited directly. */
export const TARGET_KINDS = ['POINTS', 'POSTS', 'PAYING_INVITEES'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Figures by kind: what a level needs, or what a member has. */
export type Figures = Readonly<Record<TargetKind, number>>;
export const NO_FIGURES: Figures = { POINTS: 0, POSTS: 0, PAYING_INVITEES: 0 };

export interface Target {
  readonly kind: TargetKind;
  readonly have: number;
  readonly need: number;
}
export const targetsOf = (need: Figures, have: Figures): Target[] => TARGET_KINDS.map((kind) => ({ kind, have: have[kind], need: need[kind] }));
export const meets = (have: Figures, need: Figures): boolean => TARGET_KINDS.every((kind) => have[kind] >= need[kind]);
