import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import { prepared } from '../../platform/database/prepared.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { requirePermission, standingIn, type MemberStanding, type Permission } from '../communities/index.ts';
import type { Tables, TiersReader } from './deps.ts';
import { Grant, type GrantRow, type GrantSource } from './model/grant.entity.ts';
import { Tier } from './model/tier.entity.ts';
import { grantById } from './queries/grants.ts';

export async function grantBySource(tx: Tx, communityId: string, { kind, id }: { kind: GrantSource; id: string }): Promise<Grant | null> {
  const [row] = await rowBySource(tx.db, { communityId, kind, id });
  return row ? tx.rows.of(Grant, row) : null;
}
const rowBySource = prepared<Tables, { communityId: string; kind: GrantSource; id: string }, GrantRow>((db, given) =>
  db.selectFrom('access_grant').selectAll().where('communityId', '=', given.communityId).where('sourceKind', '=', given.kind).where('sourceId', '=', given.id));

/** A complimentary grant, locked, for somebody who gives such. Grants are known to members only: to others there is none. */
export async function grantForEnding(tx: Tx, viewer: Viewer, id: string): Promise<Result<Grant, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const grant = await grantById(tx.db as TiersReader, id);
  if (grant?.sourceKind !== 'COMPLIMENTARY' || !(await standingIn(tx.db, viewer, grant.communityId))?.member) return refuse(notFound('grantId'));
  const allowed = await requirePermission(tx.db, viewer, grant.communityId, 'grants.give', 'grantId');
  return allowed.ok ? ok((await tx.em.findOne(Grant, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }))!) : allowed;
}

/** What a person was given without payment in a community up to a time, and has not lost; locked. */
export const complimentaryGrantsOf = (tx: Tx, { communityId, userId, until }: { communityId: string; userId: string; until: Date }): Promise<Grant[]> =>
  tx.em.find(Grant, { communityId, userId, sourceKind: 'COMPLIMENTARY', createdAt: { $lte: until }, $or: [{ revokedAt: null }, { revokedAt: { $gt: until } }] }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });

/** The tier, for somebody who holds a permission in its community. */
export async function tierForManaging(tx: Tx, viewer: Viewer, tierId: string, permission: Permission = 'tiers.manage'): Promise<Result<{ tier: Tier; standing: MemberStanding }, Failure<'NOT_FOUND'>>> {
  const tier = await tx.em.findOne(Tier, { id: tierId });
  if (!tier) return refuse(notFound('tierId'));
  const standing = await requirePermission(tx.db as TiersReader as never, viewer, tier.communityId, permission, 'tierId');
  return standing.ok ? ok({ tier, standing: standing.value }) : standing;
}
