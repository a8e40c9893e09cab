import type { Locale } from '../../kernel/viewer.ts';

export type Messages = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/** The texts of one part of the product, by full key: `errors.room-archived`. Both languages have the same keys, or it does not compile. */
export const messages = <K extends string>(texts: { readonly 'zh-CN': Readonly<Record<K, string>>; readonly en: Readonly<Record<NoInfer<K>, string>> }): Messages => texts;
