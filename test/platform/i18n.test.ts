import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { toUserError, useTranslations } from '../../src/graphql/user-error.ts';
import { failure, FAILURE_KINDS } from '../../src/kernel/failure.ts';
import { CATALOG } from '../../src/platform/i18n/catalog.ts';
import { hasText, negotiateLocale, translate, translateHtml } from '../../src/platform/i18n/index.ts';

const KEY = /['"`]((?:errors|mail|pages)\.[a-z0-9][a-z0-9.-]*[a-z0-9])['"`]/g;
const singular = (key: string): string => key.replace(/_(one|other)$/, '');
const keysUsedIn = (source: string): string[] => [...source.matchAll(KEY)].map((match) => match[1] ?? '');

function missingKeys(source: string): string[] {
  const isKnown = (key: string): boolean => hasText('en', key) || hasText('en', `${key}_other`);
  return keysUsedIn(source).filter((key) => !isKnown(key));
}

describe('texts', () => {
  const parts = Object.entries(CATALOG).map(([part, texts]) => ({ part, texts }));

  test.each(parts)('$part has the same keys and the same parameters in both languages', ({ texts }) => {
    const parametersIn = (locale: 'zh-CN' | 'en'): Record<string, string[]> =>
      Object.fromEntries(Object.entries(texts[locale]).filter(([key]) => !key.endsWith('_one')).map(([key, text]) => [singular(key), [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()]));
    expect(parametersIn('zh-CN')).toEqual(parametersIn('en'));
    expect(Object.values(texts['zh-CN']).concat(Object.values(texts.en)).filter((text) => text.trim() === '')).toEqual([]);
  });

  test('no key is in two parts', () => {
    const keys = parts.flatMap(({ texts }) => Object.keys(texts.en));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('every key that the sources name exists', () => {
    const root = join(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('i18n'));
    const missing = files.flatMap((file) => missingKeys(readFileSync(join(root, file), 'utf8')).map((key) => `${file}: ${key}`));
    expect(files.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });

  test('every kind of refusal has a text', () => {
    expect(FAILURE_KINDS.filter((kind) => !hasText('en', `failures.${kind}`) || !hasText('zh-CN', `failures.${kind}`))).toEqual([]);
  });

  test('a refusal names the bounds that it carries, in words and as figures', () => {
    useTranslations(translate);
    expect(toUserError(failure('OUT_OF_RANGE', ['days'], { min: 1, max: 30 }), 'en')).toMatchObject({ message: 'This is outside the allowed range: from 1 to 30.', minimum: 1, maximum: 30 });
    expect(toUserError(failure('OUT_OF_RANGE', ['days'], { max: 30 }), 'zh-CN')).toMatchObject({ message: '数值超出允许范围：最多为 30。', minimum: null, maximum: 30 });
    expect(toUserError(failure('AMOUNT_TOO_SMALL', ['minorUnits'], { min: 400 }), 'en')).toMatchObject({ message: 'The amount is too small: at least 400, in the smallest unit of the currency.', minimum: 400, maximum: null });
    expect(toUserError(failure('OUT_OF_RANGE', ['days']), 'en')).toMatchObject({ message: 'This is outside the allowed range.', minimum: null, maximum: null });
    expect(toUserError(failure('TOO_SHORT', ['name'], { min: 2 }), 'en')).toMatchObject({ message: 'This is too short: at least 2 characters.', minimum: 2 });
  });

  test('a key that does not exist is found', () => expect(missingKeys(`badInput('errors.malformed-id'); badInput('errors.no-such-key');`)).toEqual(['errors.no-such-key']));
});

describe('translating', () => {
  test('parameters stand in the text of the language', () => {
    expect(translate('en', 'errors.page-size', { max: 100 })).toBe('first must be from 1 to 100.');
    expect(translate('zh-CN', 'errors.page-size', { max: 100 })).toBe('first 必须在 1 到 100 之间。');
  });

  test('parameters are escaped for pages and mails only', () => {
    expect(translate('en', 'errors.wrong-id-kind', { expected: '<b>' })).toContain('<b>_');
    expect(translateHtml('en', 'errors.wrong-id-kind', { expected: '<b>' })).toContain('&lt;b&gt;_');
  });

  test('parameters cannot name other texts', () => expect(translate('en', 'errors.wrong-id-kind', { expected: '$t(errors.internal)' })).toContain('$t(errors.internal)'));

  test.each([
    { header: undefined, locale: 'en' }, { header: 'zh', locale: 'zh-CN' }, { header: 'zh-TW,zh;q=0.9,en;q=0.8', locale: 'zh-CN' }, { header: 'en;q=0.2, zh-Hans-CN;q=0.7', locale: 'zh-CN' },
    { header: 'fr-CA, de', locale: 'en' }, { header: 'zh;q=0, en', locale: 'en' }, { header: ';;q=,', locale: 'en' },
  ])('$header is answered in $locale', ({ header, locale }) => expect(negotiateLocale(header)).toBe(locale));
});
