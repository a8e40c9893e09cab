import { sql } from 'kysely';
import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { standingIn, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { Community, type Visibility } from '../model/community.entity.ts';
import { Member } from '../model/member.entity.ts';
import { checkProfile, type Profile, type ProfileInput } from './update-community.ts';

export interface CreateCommunityInput extends Omit<ProfileInput, 'name' | 'visibility'> {
  readonly slug: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly currency?: string | null;
  readonly idempotencyKey: string;
}
const SLUG = /^[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])$/;

/** Opens a community; whoever opens it is its owner and member number 1. Refuses a taken or malformed address. */
export async function createCommunity(deps: CommunitiesDeps, viewer: Viewer, input: CreateCommunityInput): Promise<Result<Standing, InputFailure | Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  if (deps.creation === 'staff' && !viewer.isStaff) throw forbidden();
  const checked = check(input);
  if (!checked.ok) return checked;
  const made = await deps.uow.run<Standing | null, InputFailure>((tx) => tx.once<Standing | null, InputFailure>({ userId, operation: 'createCommunity', key: input.idempotencyKey, input }, async () => {
    // Twins that want the same address wait for each other, so that the second is refused and not broken by the constraint.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`community ${input.slug}`}, 0))`.execute(tx.db);
    const isTaken = await tx.db.selectFrom('community').select('id').where('slug', '=', input.slug).executeTakeFirst();
    if (isTaken) return refuse(failure('TAKEN', ['input', 'slug']));
    const community = tx.em.create(Community, { ...checked.value, slug: input.slug, currency: input.currency ?? 'CNY', id: newId(tx.now.getTime()), memberCount: 1, createdAt: tx.now });
    tx.em.create(Member, { id: newId(tx.now.getTime()), communityId: community.id, userId, role: 'OWNER', status: 'ACTIVE', number: community.nextMemberNumber(), joinedAt: tx.now });
    await tx.flush();
    if (deps.creation === 'staff') await tx.recordStaffAct({ userId, act: 'OPEN_COMMUNITY', target: encodeId('Community', community.id) });
    tx.emit({ name: 'communities.community-created', communityId: community.id, payload: { communityId: community.id, ownerId: userId } });
    return ok({ id: community.id, value: await standingIn(tx.db, viewer, community.id) });
  }, (id) => standingIn(tx.db, viewer, id)));
  if (!made.ok) return made;
  // A repeat by somebody who has left a private community since.
  return made.value === null ? refuse(notFound()) : ok(made.value);
}

function check({ slug, name, description, visibility, timeZone, capacity, joinQuestions }: CreateCommunityInput): Result<Profile, InputFailure> {
  if (!SLUG.test(slug)) return refuse(failure('INVALID', ['input', 'slug']));
  const given = { name, visibility, description: description ?? '', timeZone: timeZone ?? 'Asia/Shanghai', capacity: capacity ?? null, joinQuestions: joinQuestions ?? [] };
  return checkProfile(given) as Result<Profile, InputFailure>;
}
