import type { Plain } from '../oracle/schema.ts';
import { billingRules } from './billing.ts';
import { connectRules } from './connect.ts';
import { paymentRules } from './payments.ts';

export interface Rule {
  readonly says: string;
  /** Whether the rule holds; an object that it does not speak about passes. */
  readonly holds: (object: Plain) => boolean;
}

const RULES: Record<string, readonly Rule[]> = { ...billingRules, ...paymentRules, ...connectRules };

/** The rules of an object that it breaks. */
export function objectRules(object: string, value: Plain): string[] {
  return (RULES[object] ?? []).filter(({ holds }) => !holds(value)).map(({ says }) => says);
}
