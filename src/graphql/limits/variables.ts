import { badInput } from '../../kernel/request-error.ts';
import type { Limits } from './limits.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** The one character that PostgreSQL cannot store in a text. */
export const hasNul = (text: string): boolean => text.includes('\u0000');

/** Bounds lists and nesting in variables, whatever their types; without recursion, as the nesting is the client's. */
export function checkVariables(variables: Variables, limits: Limits): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.maxVariableDepth) throw badInput('errors.too-deep', { max: limits.maxVariableDepth });
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && hasNul(value)) throw badInput('errors.bad-input');
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value) && value.length > limits.maxListItems) throw badInput('errors.list-too-long', { max: limits.maxListItems });
      for (const item of Object.values(value)) if ((typeof item === 'object' && item !== null) || typeof item === 'string') below.push(item);
    }
    level = below;
  }
}
