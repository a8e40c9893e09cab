/**
 * Texts for PostgreSQL's full-text search, right for scripts that do not separate words: of those, each character is a lexeme together
 * with the one after it, and a word is found wherever its characters stand in a row, also in mid-sentence and when no dictionary knows it.
 */
interface Lexeme {
  readonly text: string;
  readonly position: number;
}

/** PostgreSQL counts positions no further within one text (https://www.postgresql.org/docs/current/textsearch-limitations.html). */
const LAST_POSITION = 16_383;
/** A lexeme has at most 2,046 bytes there; nobody looks for longer words. */
const LONGEST_WORD = 100;
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々〆ー]';
/** A row of unspaced characters, or a word of letters and digits; `c++` and `c#` keep their signs. */
const RUN = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED})[\\p{Letter}\\p{Number}\\p{Mark}_])+[+#]*`, 'gu');
const isUnspaced = (run: string): boolean => new RegExp(`^${UNSPACED}`, 'u').test(run);

const runsOf = (text: string): string[] => (text.normalize('NFKC').toLowerCase().match(RUN) ?? []).map((run) => (isUnspaced(run) ? run : run.slice(0, LONGEST_WORD)));
const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '$&$&')}'`;

function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let position = 1;
  for (const run of runsOf(text)) {
    const characters = isUnspaced(run) ? [...run] : [];
    if (characters.length === 0) lexemes.push({ text: run, position: position++ });
    characters.forEach((character, index) => lexemes.push({ text: character + (characters[index + 1] ?? ''), position: position++ }));
    position++; // two runs never stand in a row
  }
  return lexemes.filter((lexeme) => lexeme.position <= LAST_POSITION);
}

/** A text as the input of a `tsvector`; empty when there is nothing in it to look for. What has a tag before each lexeme is found by a query with the same tag alone. */
export const vectorOf = (text: string, tag = ''): string => lexemesOf(text).map((lexeme) => `${quoted(tag + lexeme.text)}:${lexeme.position}`).join(' ');

/** What somebody looks for as the input of a `tsquery`: all of its words, where the last letters of a spaced one may be missing. Null when there is no word in it. */
export function queryOf(text: string, tag = ''): string | null {
  const terms = [...new Set(runsOf(text).map((run) => termOf(run, tag)))];
  return terms.length === 0 ? null : terms.join(' & ');
}
function termOf(run: string, tag: string): string {
  const characters = [...run];
  if (!isUnspaced(run) || characters.length === 1) return `${quoted(tag + run)}:*`;
  return `(${characters.slice(0, -1).map((character, index) => quoted(tag + character + characters[index + 1]!)).join(' <-> ')})`;
}
