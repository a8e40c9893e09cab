import { firstParagraph } from './markdown.ts';

const MAX_CHARACTERS = 120;
/** Of a short text most would already be all of it. */
const MAX_SHARE = 1 / 3;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of the first paragraph, for those who may not read: at most 120 characters and a third of the text. */
export function excerptOf(text: string): string {
  const characters = Array.from(segmenter.segment(firstParagraph(text)), ({ segment }) => segment);
  const room = Math.min(MAX_CHARACTERS, Math.floor([...text.trim()].length * MAX_SHARE));
  return characters.length <= room ? characters.join('') : `${characters.slice(0, Math.max(room - 1, 0)).join('').trimEnd()}…`;
}
