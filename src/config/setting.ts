import type { z } from 'zod';

export type NodeEnvironment = 'development' | 'production' | 'test';
/** Variables by name, as the process has them. An empty one counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable: how it is read, what stands for it when it is absent, and what it means. */
export interface Setting<T> {
  readonly name: string;
  readonly schema: z.ZodType<unknown, string>;
  readonly presence: 'required' | 'optional' | 'defaulted';
  readonly fallback: Readonly<Record<NodeEnvironment, string>> | null;
  readonly en: string;
  readonly zh: string;
  /** Carries the type; never set. */
  readonly value?: T;
}
export type SettingGroups = Readonly<Record<string, Readonly<Record<string, Setting<unknown>>>>>;
export type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type ConfigOf<G extends SettingGroups> = { readonly [K in keyof G]: { readonly [N in keyof G[K]]: ValueOf<G[K][N]> } };

type Schema<T> = z.ZodType<T, string>;

export const required = <T>(name: string, schema: Schema<T>, en: string, zh: string): Setting<T> => ({ name, schema, presence: 'required', fallback: null, en, zh });

export const optional = <T>(name: string, schema: Schema<T>, en: string, zh: string): Setting<T | null> => ({ name, schema, presence: 'optional', fallback: null, en, zh });

/** A default may differ by environment: give all three. */
export function defaulted<T>(name: string, schema: Schema<T>, fallback: string | Readonly<Record<NodeEnvironment, string>>, en: string, zh: string): Setting<T> {
  const byEnvironment = typeof fallback === 'string' ? { development: fallback, production: fallback, test: fallback } : fallback;
  return { name, schema, presence: 'defaulted', fallback: byEnvironment, en, zh };
}
