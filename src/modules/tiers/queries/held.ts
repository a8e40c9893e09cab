import { prepared } from '../../../platform/database/prepared.ts';
import type { Tables, TiersReader } from '../deps.ts';
import type { GrantRow } from '../model/grant.entity.ts';
import type { Span } from '../model/span.ts';

/** A person in a tier; `but` names the source of a grant that is left out. */
export interface Holder {
  readonly communityId: string;
  readonly userId: string;
  readonly tierId: string;
  readonly but?: string | undefined;
}
/** What a person has in a tier, by whatever it came: bought, a gift, a subscription, complimentary days. */
export interface Held {
  /** Without end. */
  readonly isForGood: boolean;
  /** What has an end that is still to come, also what begins later. */
  readonly spans: readonly Span[];
  /** What rests while a payment is disputed, and keeps its dates. */
  readonly resting: readonly Span[];
}

/** All of a person's grants of a tier that are not over. */
export async function heldIn(db: TiersReader, { communityId, userId, tierId, but }: Holder, at: Date): Promise<Held> {
  const grants = await grantsHeld(db, { communityId, userId, tierId, at });
  const others = grants.filter(({ sourceId }) => sourceId !== but);
  const spansOf = (isResting: boolean): Span[] => others.flatMap(({ startsAt, endsAt, suspendedAt }) => (endsAt !== null && (suspendedAt !== null) === isResting ? [{ startsAt, endsAt }] : []));
  return { isForGood: others.some(({ endsAt, suspendedAt }) => endsAt === null && suspendedAt === null), spans: spansOf(false), resting: spansOf(true) };
}
const grantsHeld = prepared<Tables, { communityId: string; userId: string; tierId: string; at: Date }, Pick<GrantRow, 'sourceId' | 'startsAt' | 'endsAt' | 'suspendedAt'>>((db, given) =>
  db.selectFrom('access_grant').select(['sourceId', 'startsAt', 'endsAt', 'suspendedAt']).where('communityId', '=', given.communityId).where('userId', '=', given.userId).where('tierId', '=', given.tierId)
    .where((eb) => eb.or([eb('revokedAt', 'is', null), eb('revokedAt', '>', given.at)])).where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', given.at)])));
