/** What a spreadsheet takes for the start of a formula, in either width of character. */
const STARTS_FORMULA = /^[\s\u0000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** A cell that starts no formula wherever it is opened: one that could is led by an apostrophe. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const inert = typeof value === 'string' && STARTS_FORMULA.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** A table as spreadsheets open it (RFC 4180), marked as UTF-8 so that Chinese is read as such. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string => `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
