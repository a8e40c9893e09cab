import { firstParagraph } from './markdown.ts';

const MAX_CHARACTERS = 120;
/** Of a short text most would already be all of it. */
const MAX_SHARE = 1 / 3;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of the first paragraph, for those who may not read: at most 120 characters and a third of the text. */
export function excerptOf(text: string): string {
  const paragraph = firstParagraph(text);
  const room = Math.min(MAX_CHARACTERS, Math.floor([...text.trim()].length * MAX_SHARE));
  return [...paragraph].length <= room ? paragraph : `${beginningOf(paragraph, room - 1).trimEnd()}…`;
}

/** As many whole graphemes as fit: one of them can be hundreds of characters. */
function beginningOf(text: string, room: number): string {
  let kept = '';
  let left = room;
  for (const { segment } of segmenter.segment(text)) {
    left -= [...segment].length;
    if (left < 0) break;
    kept += segment;
  }
  return kept;
}
