import { failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

const ENTITLEMENT = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+){1,5}$/;
const MAX_NAMES = 50;
const MAX_LENGTH = 80;

export const isEntitlement = (name: string): boolean => name.length <= MAX_LENGTH && ENTITLEMENT.test(name);

/** Names of rights such as `posts.read.premium`, each once, in order; or the refusal. */
export function checkEntitlements(names: readonly string[], path: readonly string[]): Result<string[], InputFailure> {
  if (names.length > MAX_NAMES) return refuse(failure('OUT_OF_RANGE', path, { max: MAX_NAMES }));
  if (!names.every(isEntitlement)) return refuse(failure('INVALID', path));
  return ok([...new Set(names)].sort());
}
