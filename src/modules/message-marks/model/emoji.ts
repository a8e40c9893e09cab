/** A message takes this many different emoji: what fits below it. */
export const MAX_DISTINCT_EMOJI = 20;

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
const COLOURED = '\uFE0F';

/** The one emoji that a text is, as every client shows it; null for anything else. A sign that was typed without its colour gets it. */
export function emojiOf(text: string): string | null {
  const emoji = text.trim();
  if (emoji.length > 40) return null;
  return [emoji, emoji + COLOURED].find((candidate) => ONE_EMOJI.test(candidate)) ?? null;
}

/** Counts as they are shown: most given first, then in the order of the signs. */
export const emojiInOrder = (counts: Readonly<Record<string, number>>): { readonly emoji: string; readonly count: number }[] =>
  Object.entries(counts).map(([emoji, count]) => ({ emoji, count })).sort((a, b) => b.count - a.count || (a.emoji < b.emoji ? -1 : 1));
