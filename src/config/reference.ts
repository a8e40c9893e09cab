import type { NodeEnvironment, Setting, SettingGroups } from './setting.ts';

const WORDS = {
  en: { head: ['Setting', 'Default', 'Meaning'], required: 'required', optional: '–', nothing: 'empty' },
  zh: { head: ['设置', '默认值', '含义'], required: '必填', optional: '–', nothing: '空' },
} as const;

export type ReferenceLanguage = keyof typeof WORDS;

function defaultOf(setting: Setting<unknown>, language: ReferenceLanguage): string {
  const words = WORDS[language];
  if (setting.presence === 'required') return words.required;
  if (setting.fallback === null) return words.optional;
  const shown = (environment: NodeEnvironment): string => (setting.fallback?.[environment] ? `\`${setting.fallback[environment]}\`` : words.nothing);
  const differing = (['production', 'test'] as const).filter((environment) => shown(environment) !== shown('development'));
  return [shown('development'), ...differing.map((environment) => `${shown(environment)} (${environment})`)].join(', ');
}

/** The settings as rows of name, default and meaning. */
export function referenceRows(groups: SettingGroups, language: ReferenceLanguage): readonly (readonly [string, string, string])[] {
  return Object.values(groups).flatMap((group) => Object.values(group)).map((setting) => [`\`${setting.name}\``, defaultOf(setting, language), setting[language]] as const);
}

/** The settings as a Markdown table. */
export function referenceTable(groups: SettingGroups, language: ReferenceLanguage): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(WORDS[language].head), line(['---', '---', '---']), ...referenceRows(groups, language).map(line)].join('\n');
}
