import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { grantBySource } from '../access.ts';
import type { Tables } from '../deps.ts';
import { Grant, type GrantSource } from '../model/grant.entity.ts';

export interface GrantInput {
  readonly communityId: string;
  readonly userId: string;
  readonly source: { readonly kind: GrantSource; readonly id: string };
  readonly tierId?: string | null;
  readonly entitlements?: readonly string[];
  readonly startsAt: Date;
  /** Null: without end. */
  readonly endsAt: Date | null;
  readonly reason?: string | null;
  readonly givenBy?: string | null;
}

/** Gives access from one source. Given again for the same source it changes tier, rights and dates, and lifts a revocation. */
export async function giveGrant(tx: Tx, input: GrantInput): Promise<string> {
  const { communityId, userId, source } = input;
  const fields = { tierId: input.tierId ?? null, entitlements: [...(input.entitlements ?? [])], startsAt: input.startsAt, endsAt: input.endsAt, revokedAt: null, reason: input.reason ?? null };
  // Who has it at once is told now.
  const told = input.startsAt <= tx.now ? { beginToldAt: input.startsAt } : {};
  const existing = await grantBySource(tx, communityId, source);
  const grant = existing ?? tx.rows.add(Grant, { id: newId(tx.now.getTime()), communityId, userId, sourceKind: source.kind, sourceId: source.id, givenBy: input.givenBy ?? null, createdAt: tx.now, ...fields, ...told });
  if (existing) Object.assign(existing, fields, told);
  await Promise.all([tx.flush(), accessChanged(tx, communityId, userId)]);
  return grant.id;
}

/** Ends what a source gave; nothing happens when it gave nothing. */
export async function endGrant(tx: Tx, input: { communityId: string; source: { kind: GrantSource; id: string }; at: Date; reason?: string | null }): Promise<boolean> {
  const grant = await grantBySource(tx, input.communityId, input.source);
  if (!grant) return false;
  grant.revoke(input.at, input.reason ?? null);
  await tx.flush();
  await accessChanged(tx, input.communityId, grant.userId);
  return true;
}

/** Lets what a source gave rest, without ending it. True when it did not rest before. */
export const suspendGrant = (tx: Tx, input: { communityId: string; source: { kind: GrantSource; id: string }; at: Date }): Promise<boolean> => rest(tx, input, (grant) => grant.suspend(input.at));
/** Lets it give access again, as far as it has not ended meanwhile. */
export const resumeGrant = (tx: Tx, input: { communityId: string; source: { kind: GrantSource; id: string } }): Promise<boolean> => rest(tx, input, (grant) => grant.resume());

async function rest(tx: Tx, { communityId, source }: { communityId: string; source: { kind: GrantSource; id: string } }, change: (grant: Grant) => boolean): Promise<boolean> {
  const grant = await grantBySource(tx, communityId, source);
  if (!grant || !change(grant)) return false;
  await tx.flush();
  await accessChanged(tx, communityId, grant.userId);
  return true;
}

async function accessChanged(tx: Tx, communityId: string, userId: string): Promise<void> {
  await newVersion(tx.db, { communityId, userId });
  tx.emit({ name: 'tiers.access-changed', communityId, payload: { communityId, userId } });
}
const newVersion = prepared<Tables, { communityId: string; userId: string }, never>((db, given) =>
  db.updateTable('member').set((eb) => ({ accessVersion: eb('accessVersion', '+', sql.lit(1)) })).where('communityId', '=', given.communityId).where('userId', '=', given.userId));
