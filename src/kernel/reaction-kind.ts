/** What a person may say with one tap. A closed set; the wire has it as the enum `ReactionKind`. */
export const REACTION_KINDS = ['LIKE', 'LOVE', 'LAUGH', 'APPLAUD', 'THANK'] as const;
export type ReactionKind = (typeof REACTION_KINDS)[number];
/** How often each was said; absent kinds were not. */
export type ReactionCounts = Readonly<Partial<Record<ReactionKind, number>>>;
