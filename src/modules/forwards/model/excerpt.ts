/** Marks that would be read as markup wherever they stand. */
const MARKS = /[\\`*[\]<>~|]/g;
/** An underscore at the edge of a word, and the beginning of a character's name. */
const EDGES = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What makes a heading, a list or a line of a block when it comes first. */
const OPENINGS = /^(?:[#+=-]|\d{1,9}(?=[.)]))/;

/** Words of a chat as markdown that shows them as they were typed. */
const plain = (text: string): string => text.split('\n').map((line) => line.trim().replace(MARKS, '\\$&').replace(EDGES, '\\$&').replace(OPENINGS, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))).join('\n');
const quoted = (text: string): string => plain(text).split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');

export interface Saying {
  readonly name: string;
  readonly text: string;
}

/** A talk as the body of a post: each author's name, and below it what they said in a row. */
export function excerptOf(sayings: readonly Saying[]): string {
  const turns: { name: string; texts: string[] }[] = [];
  for (const { name, text } of sayings) {
    const last = turns.at(-1);
    if (last?.name === name) last.texts.push(text);
    else turns.push({ name, texts: [text] });
  }
  return turns.map(({ name, texts }) => `**${plain(name.replaceAll(/\s+/g, ' '))}**\n\n${texts.map(quoted).join('\n>\n')}`).join('\n\n');
}
