import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn, takeChair, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { Visibility } from '../model/community.entity.ts';
import { admitWaiting } from './admission.ts';

/** The profile of a community as people write it; what is absent is not judged. */
export interface ProfileInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly visibility?: Visibility | null;
  readonly timeZone?: string | null;
  readonly capacity?: number | null;
  readonly joinQuestions?: readonly string[] | null;
  readonly filesAllowed?: boolean | null;
}
export interface Profile {
  name: string;
  description: string;
  visibility: Visibility;
  timeZone: string;
  capacity: number | null;
  joinQuestions: readonly string[];
  filesAllowed: boolean;
}
const MAX_CAPACITY = 1_000_000;
const MAX_QUESTIONS = 5;

type Outcome = Promise<Result<Standing, InputFailure | Failure<'NOT_FOUND'>>>;

/** Changes the given fields of the profile; an omitted one stays, `null` clears. More room lets in who waits; less removes nobody. */
export async function updateCommunity(deps: CommunitiesDeps, viewer: Viewer, communityId: string, input: ProfileInput): Outcome {
  return deps.uow.run(async (tx): Outcome => {
    const chair = await takeChair(tx, viewer, communityId, 'community.edit', 'communityId');
    if (!chair.ok) return chair;
    const checked = checkProfile(input);
    if (!checked.ok) return checked;
    const { community } = chair.value;
    Object.assign(community, checked.value);
    await tx.flush();
    await admitWaiting(tx, community);
    await tx.flush();
    tx.emit({ name: 'communities.community-updated', communityId, payload: { communityId } });
    return ok((await standingIn(tx.db, viewer, communityId))!);
  });
}

/** The given fields, judged. `null` clears what may be empty and is refused where something must stand. */
export function checkProfile(input: ProfileInput): Result<Partial<Profile>, InputFailure> {
  const profile: Partial<Profile> = {};
  for (const field of ['name', 'visibility', 'timeZone', 'filesAllowed'] as const) if (input[field] === null) return refuse(failure('REQUIRED', ['input', field]));
  if (input.name != null) {
    const name = boundedText(input.name, ['input', 'name'], { min: 2, max: 60 });
    if (!name.ok) return name;
    profile.name = name.value;
  }
  if (input.description !== undefined) {
    const description = boundedText(input.description ?? '', ['input', 'description'], { max: 2_000 });
    if (!description.ok) return description;
    profile.description = description.value;
  }
  if (input.filesAllowed != null) profile.filesAllowed = input.filesAllowed;
  if (input.visibility != null) profile.visibility = input.visibility;
  if (input.timeZone != null) {
    if (!isTimeZone(input.timeZone)) return refuse(failure('INVALID', ['input', 'timeZone']));
    profile.timeZone = input.timeZone;
  }
  return checkDoor(input, profile);
}

function checkDoor({ capacity, joinQuestions }: ProfileInput, profile: Partial<Profile>): Result<Partial<Profile>, InputFailure> {
  if (capacity !== undefined) {
    if (capacity !== null && (capacity < 1 || capacity > MAX_CAPACITY)) return refuse(failure('OUT_OF_RANGE', ['input', 'capacity'], { min: 1, max: MAX_CAPACITY }));
    profile.capacity = capacity;
  }
  if (joinQuestions === undefined) return ok(profile);
  if ((joinQuestions?.length ?? 0) > MAX_QUESTIONS) return refuse(failure('TOO_LONG', ['input', 'joinQuestions'], { max: MAX_QUESTIONS }));
  const questions: string[] = [];
  for (const [index, question] of (joinQuestions ?? []).entries()) {
    const text = boundedText(question, ['input', 'joinQuestions', String(index)], { min: 1, max: 200 });
    if (!text.ok) return text;
    questions.push(text.value);
  }
  return ok({ ...profile, joinQuestions: questions });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
