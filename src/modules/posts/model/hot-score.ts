/** Ten times the attention is worth half a day: a post of yesterday needs a hundred times that of today's. */
export const SECONDS_PER_DECADE = 43_200;
/** A comment takes more than a tap. */
export const COMMENT_WEIGHT = 2;

/** The score of a post that nobody has reacted to: the second it was published in. */
export const initialHotScore = (publishedAt: Date): number => Math.floor(publishedAt.getTime() / 1_000);

/** The same rule as the statement in commands/count-attention.ts, for checking it. */
export const hotScoreOf = (publishedAt: Date, reactions: number, comments: number): number =>
  initialHotScore(publishedAt) + Math.round(SECONDS_PER_DECADE * Math.log10(Math.max(1, reactions + COMMENT_WEIGHT * comments)));
