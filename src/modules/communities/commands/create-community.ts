import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { standingIn, type MemberStanding } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { Community, type Visibility } from '../model/community.entity.ts';
import { Member } from '../model/member.entity.ts';

export interface CreateCommunityInput {
  readonly slug: string;
  readonly name: string;
  readonly description?: string | null;
  readonly visibility: Visibility;
  readonly timeZone?: string | null;
  readonly currency?: string | null;
  readonly capacity?: number | null;
  readonly idempotencyKey: string;
}
const SLUG = /^[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])$/;

/** Opens a community; whoever opens it is its owner and member number 1. Refuses a taken or malformed address. */
export async function createCommunity(deps: CommunitiesDeps, viewer: Viewer, input: CreateCommunityInput): Promise<Result<MemberStanding, InputFailure>> {
  const { userId } = signedIn(viewer);
  if (deps.creation === 'staff' && !viewer.isStaff) throw forbidden();
  const checked = check(input);
  if (!checked.ok) return checked;
  const replay = async (id: string): Promise<MemberStanding> => (await standingIn(deps.reader, viewer, id)) as MemberStanding;
  return deps.uow.run((tx) => tx.once({ userId, operation: 'createCommunity', key: input.idempotencyKey, input }, async () => {
    const isTaken = await tx.db.selectFrom('community').select('id').where('slug', '=', input.slug).executeTakeFirst();
    if (isTaken) return refuse(failure('TAKEN', ['input', 'slug']));
    const community = tx.em.create(Community, { ...checked.value, id: newId(tx.now.getTime()), memberCount: 1, createdAt: tx.now });
    tx.em.create(Member, { id: newId(tx.now.getTime()), communityId: community.id, userId, role: 'OWNER', status: 'ACTIVE', number: community.nextMemberNumber(), joinedAt: tx.now });
    await tx.flush();
    tx.emit({ name: 'communities.community-created', communityId: community.id, payload: { communityId: community.id, ownerId: userId } });
    return ok({ id: community.id, value: (await standingIn(tx.db, viewer, community.id)) as MemberStanding });
  }, replay));
}

function check(input: CreateCommunityInput): Result<{ slug: string; name: string; description: string; visibility: Visibility; timeZone: string; currency: string; capacity: number | null }, InputFailure> {
  if (!SLUG.test(input.slug)) return refuse(failure('INVALID', ['input', 'slug']));
  const name = boundedText(input.name, ['input', 'name'], { min: 2, max: 60 });
  if (!name.ok) return name;
  const description = boundedText(input.description ?? '', ['input', 'description'], { max: 2_000 });
  if (!description.ok) return description;
  const timeZone = input.timeZone ?? 'Asia/Shanghai';
  if (!isTimeZone(timeZone)) return refuse(failure('INVALID', ['input', 'timeZone']));
  const capacity = input.capacity ?? null;
  if (capacity !== null && capacity < 1) return refuse(failure('OUT_OF_RANGE', ['input', 'capacity'], { min: 1 }));
  return ok({ slug: input.slug, name: name.value, description: description.value, visibility: input.visibility, timeZone, currency: input.currency ?? 'CNY', capacity });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
