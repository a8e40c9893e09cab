const MAX_LENGTH = 120;
/** Control characters, and those that nobody sees: among them the ones that turn the direction of writing, which make `gpj.exe` of `exe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What some system takes for a part of a path, or does not take at all. */
const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The last part of a name as its sender gave it, without what could mislead people or their systems; its ending says what the bytes are. */
export function cleanFileName(given: string, extension: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(UNSEEN, '').replace(FORBIDDEN, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const stem = seen.toLowerCase().endsWith(`.${extension}`) ? seen.slice(0, -extension.length - 1).replace(/[. ]+$/, '') : seen;
  const safe = RESERVED.test(stem) ? `_${stem}` : stem;
  return `${[...safe].slice(0, MAX_LENGTH - extension.length - 1).join('') || 'file'}.${extension}`;
}
