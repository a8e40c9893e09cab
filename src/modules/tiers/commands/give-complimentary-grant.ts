import { after, DAY } from '../../../kernel/clock.ts';
import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { tierForManaging } from '../access.ts';
import type { TiersDeps } from '../deps.ts';
import type { GrantRow } from '../model/grant.entity.ts';
import { grantById } from '../queries/grants.ts';
import { giveGrant } from './give-grant.ts';

export interface ComplimentaryGrantInput {
  readonly tierId: string;
  readonly memberId: string;
  /** Null: without end. */
  readonly days?: number | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}
type ComplimentaryGrantFailure = InputFailure | Failure<'NOT_FOUND'>;

/** Gives a member a tier without payment, for some days or without end. */
export async function giveComplimentaryGrant(deps: TiersDeps, viewer: Viewer, input: ComplimentaryGrantInput): Promise<Result<GrantRow, ComplimentaryGrantFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await tierForManaging(tx, viewer, input.tierId, 'grants.give');
    if (!found.ok) return found;
    const { tier, standing } = found.value;
    const call = { userId: standing.member.userId, operation: 'giveComplimentaryGrant', key: input.idempotencyKey, input };
    return tx.once<GrantRow, ComplimentaryGrantFailure>(call, async () => {
      const days = input.days ?? null;
      if (days !== null && (days < 1 || days > 3_660)) return refuse(failure('OUT_OF_RANGE', ['input', 'days'], { min: 1, max: 3_660 }));
      const reason = boundedText(input.reason, ['input', 'reason'], { min: 1, max: 200 });
      if (!reason.ok) return reason;
      const member = await tx.db.selectFrom('member').select('userId').where('id', '=', input.memberId).where('communityId', '=', tier.communityId).where('status', '=', 'ACTIVE').executeTakeFirst();
      if (!member) return refuse(notFound('input', 'memberId'));
      const id = await giveGrant(tx, {
        communityId: tier.communityId, userId: member.userId, tierId: tier.id, source: { kind: 'COMPLIMENTARY', id: newId(tx.now.getTime()) },
        startsAt: tx.now, endsAt: days === null ? null : after(tx.now, days * DAY), reason: reason.value, givenBy: standing.member.userId,
      });
      return ok({ id, value: (await grantById(tx.db, id))! });
    }, async (id) => (await grantById(tx.db, id))!);
  });
}
