import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { lockCommunity, memberOfUser, openRequestOf, standingIn, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { Community } from '../model/community.entity.ts';
import type { JoinAnswer, JoinRequest, JoinRequestRow } from '../model/join-request.entity.ts';
import { openRequestRow } from '../queries/joining.ts';
import { arrive, newRequest, type Arrival } from './admission.ts';

export interface JoinCommunityInput {
  readonly communityId: string;
  /** In the order of the community's questions. */
  readonly answers?: readonly string[] | null;
  readonly acknowledgedRulesVersion?: number | null;
  readonly idempotencyKey: string;
}
/** Where somebody stands after knocking; `standing` is null when the community is still hidden from them. */
export interface JoinOutcome {
  readonly standing: Standing | null;
  /** The open application or place in the waiting list; null for who came in. */
  readonly joinRequest: JoinRequestRow | null;
}
export type DoorFailure = Failure<'BANNED' | 'ALREADY_MEMBER' | 'ALREADY_REQUESTED'>;

type JoinFailure = DoorFailure | InputFailure | Failure<'NOT_FOUND' | 'INVITATION_REQUIRED' | 'ANSWER_REQUIRED'>;
type Outcome = Promise<Result<JoinOutcome, JoinFailure>>;

/** Comes in by the open door, or applies where somebody decides. A full community puts the person in its waiting list. */
export async function joinCommunity(deps: CommunitiesDeps, viewer: Viewer, input: JoinCommunityInput): Outcome {
  const { userId } = signedIn(viewer);
  const { communityId } = input;
  return deps.uow.run(async (tx): Outcome => {
    if (!(await standingIn(tx.db, viewer, communityId))) return refuse(notFound('input', 'communityId'));
    const where = (): Promise<JoinOutcome> => outcomeOf(tx, viewer, userId, communityId);
    return tx.once<JoinOutcome, JoinFailure>({ userId, operation: 'joinCommunity', key: input.idempotencyKey, input }, async () => {
      const refusal = await knock(tx, userId, input);
      return refusal ? refuse(refusal) : ok({ id: communityId, value: await where() });
    }, where);
  });
}

/** Why the door stays shut; null when the person is in, or their request stands. */
async function knock(tx: Tx, userId: string, input: JoinCommunityInput): Promise<JoinFailure | null> {
  const { communityId } = input;
  const community = (await lockCommunity(tx, communityId))!;
  const door = await doorFor(tx, community, userId, 'input', 'communityId');
  if (!door.ok) return door.failure;
  const request = door.value;
  if (request && (request.status === 'WAITING' || community.visibility === 'APPLY')) return failure('ALREADY_REQUESTED', ['input', 'communityId']);
  if (community.visibility === 'INVITE' || community.visibility === 'PRIVATE') return failure('INVITATION_REQUIRED', ['input', 'communityId']);
  const arrival: Arrival = { userId, invitedByUserId: null, invitationId: null, acknowledgedRulesVersion: readVersion(community, input.acknowledgedRulesVersion) };
  if (community.visibility !== 'APPLY') {
    await arrive(tx, community, arrival, request);
    return null;
  }
  const answers = checkAnswers(community.joinQuestions, input.answers ?? []);
  if (!answers.ok) return answers.failure;
  const { id: joinRequestId } = newRequest(tx, community, arrival, answers.value);
  tx.emit({ name: 'communities.join-requested', communityId, payload: { joinRequestId, userId } });
  return null;
}

/** Whether somebody may come through any door at all, and the open request they come with. */
export async function doorFor(tx: Tx, community: Community, userId: string, ...path: string[]): Promise<Result<JoinRequest | null, DoorFailure>> {
  const member = await memberOfUser(tx, community.id, userId);
  if (member?.status === 'BANNED') return refuse(failure('BANNED', path));
  if (member?.isActive()) return refuse(failure('ALREADY_MEMBER', path));
  return ok(await openRequestOf(tx, community.id, userId));
}

export async function outcomeOf(tx: Tx, viewer: Viewer, userId: string, communityId: string): Promise<JoinOutcome> {
  await tx.flush();
  return { standing: await standingIn(tx.db, viewer, communityId), joinRequest: await openRequestRow(tx.db, communityId, userId) };
}

/** Only the current version counts as read. */
export const readVersion = (community: Community, version: number | null | undefined): number => (version === community.currentRulesVersion ? version : 0);

function checkAnswers(questions: readonly string[], answers: readonly string[]): Result<JoinAnswer[], InputFailure | Failure<'ANSWER_REQUIRED'>> {
  const checked: JoinAnswer[] = [];
  for (const [index, question] of questions.entries()) {
    const path = ['input', 'answers', String(index)];
    const answer = boundedText(answers[index] ?? '', path, { max: 1_000 });
    if (!answer.ok) return answer;
    if (answer.value === '') return refuse(failure('ANSWER_REQUIRED', path));
    checked.push({ question, answer: answer.value });
  }
  return ok(checked);
}
