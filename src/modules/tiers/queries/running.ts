import type { ExpressionBuilder, RawBuilder } from 'kysely';
import type { Tables } from '../deps.ts';

/** Whether a grant gives access at a time. */
export function isRunningAt(eb: ExpressionBuilder<Tables, 'access_grant'>, at: Date | RawBuilder<Date>) {
  return eb.and([
    eb('access_grant.startsAt', '<=', at),
    eb.or([eb('access_grant.endsAt', 'is', null), eb('access_grant.endsAt', '>', at)]),
    eb.or([eb('access_grant.revokedAt', 'is', null), eb('access_grant.revokedAt', '>', at)]),
    eb.or([eb('access_grant.suspendedAt', 'is', null), eb('access_grant.suspendedAt', '>', at)]),
  ]);
}
