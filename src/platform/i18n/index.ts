import { createInstance } from 'i18next';
import { LOCALES, type Locale } from '../../kernel/viewer.ts';
import { CATALOG } from './catalog.ts';

export type TextParams = Readonly<Record<string, string | number>>;

const DEFAULT_LOCALE: Locale = 'en';

const textsIn = (locale: Locale): Record<string, string> => Object.assign({}, ...Object.values(CATALOG).map((part) => part[locale])) as Record<string, string>;

const i18n = createInstance();
void i18n.init({
  initAsync: false,
  fallbackLng: DEFAULT_LOCALE,
  supportedLngs: [...LOCALES],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(LOCALES.map((locale) => [locale, { translation: textsIn(locale) }])),
});

/** The text of a key in a language. `count` selects `_one` and `_other`. */
export const translate = (locale: Locale, key: string, params: TextParams = {}): string => i18n.t(key, { ...params, lng: locale });

/** As `translate`, with the parameters escaped for HTML. */
export const translateHtml = (locale: Locale, key: string, params: TextParams = {}): string => i18n.t(key, { ...params, lng: locale, interpolation: { escapeValue: true } });

/** Whether there is a text for the key. */
export const hasText = (locale: Locale, key: string): boolean => i18n.exists(key, { lng: locale, fallbackLng: [] });

/** The language of an `Accept-Language` header (RFC 9110 §12.5.4); every Chinese is answered in zh-CN. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find((q) => q !== undefined);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  const wanted = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return DEFAULT_LOCALE;
}
