import type { MetadataChange } from './http/params.ts';

/** Stripe's merge: keys not named stay, an empty value removes its key, null removes all. */
export function mergedMetadata(current: Record<string, string>, change: MetadataChange | undefined): Record<string, string> {
  if (change === undefined) return current;
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== ''));
}
