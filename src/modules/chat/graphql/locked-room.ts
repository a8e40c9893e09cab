import type { Context } from '../../../graphql/context.ts';
import type { Failure } from '../../../kernel/failure.ts';
import type { Result } from '../../../kernel/result.ts';
import { entitlementMissing } from '../../tiers/graphql/index.ts';
import type { GateFailure } from '../index.ts';

/** The error that a locked room answers with: which right is missing, and how to get it. */
export async function lockedRoom(result: Result<unknown, Failure | GateFailure>, context: Context): Promise<Record<string, never>> {
  if (result.ok || result.failure.kind !== 'ENTITLEMENT_MISSING') return {};
  const facts = await entitlementMissing((result.failure as GateFailure).gate, context);
  return { ENTITLEMENT_MISSING: () => facts } as unknown as Record<string, never>;
}
