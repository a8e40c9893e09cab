import type { Viewer } from '../../../kernel/viewer.ts';
import type { Rights } from '../queries/rights.ts';

/** Why a gated thing is open to the viewer, or closed. */
export const ACCESS_REASONS = ['OPEN', 'ENTITLED', 'ROLE', 'AUTHOR', 'NOT_SIGNED_IN', 'NOT_A_MEMBER', 'ENTITLEMENT_MISSING'] as const;
export type AccessReason = (typeof ACCESS_REASONS)[number];

/** Whether a gate lets the viewer through, and why. `entitlement` is null where membership is enough. */
export interface GateAnswer {
  readonly allowed: boolean;
  readonly reason: AccessReason;
  readonly communityId: string;
  readonly entitlement: string | null;
}

/** Asks a gate. Only members pass; among them those who have the right, by role or otherwise. */
export function askGate(viewer: Viewer, communityId: string, rights: Rights, entitlement: string | null): GateAnswer {
  const reason = reasonFor(viewer, rights, entitlement);
  return { allowed: reason === 'OPEN' || reason === 'ENTITLED' || reason === 'ROLE', reason, communityId, entitlement };
}

function reasonFor(viewer: Viewer, rights: Rights, entitlement: string | null): AccessReason {
  if (viewer.userId === null) return 'NOT_SIGNED_IN';
  if (rights.role === null) return 'NOT_A_MEMBER';
  if (entitlement === null) return 'OPEN';
  if (rights.entitlements.has(entitlement)) return 'ENTITLED';
  return rights.hasAll ? 'ROLE' : 'ENTITLEMENT_MISSING';
}
