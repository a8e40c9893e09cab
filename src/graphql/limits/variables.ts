import { badInput } from '../../kernel/request-error.ts';
import type { Limits } from './limits.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Bounds lists and nesting in variables, whatever their types; without recursion, as the nesting is the client's. */
export function checkVariables(variables: Variables, limits: Limits): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.maxVariableDepth) throw badInput('errors.too-deep', { max: limits.maxVariableDepth });
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value) && value.length > limits.maxListItems) throw badInput('errors.list-too-long', { max: limits.maxListItems });
      for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) below.push(item);
    }
    level = below;
  }
}
