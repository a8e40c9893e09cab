import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { activeMember, communityOf, invitation, joinRequest, lockCommunity, takeChair, type Chair } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { JoinRequest, JoinRequestRow } from '../model/join-request.entity.ts';
import { joinRequestRow } from '../queries/joining.ts';
import { arrive } from './admission.ts';

type Outcome<F extends Failure = never> = Promise<Result<JoinRequestRow, F | Failure<'NOT_FOUND' | 'ALREADY_DECIDED'>>>;

/** Lets an applicant in, or puts them in the waiting list when there is no room. */
export async function approveJoinRequest(deps: CommunitiesDeps, viewer: Viewer, requestId: string): Outcome {
  return deps.uow.run(async (tx): Outcome => {
    const desk = await deskFor(tx, viewer, requestId);
    if (!desk.ok) return desk;
    const { community, actor, request } = desk.value;
    if (request.status !== 'PENDING') return refuse(failure('ALREADY_DECIDED', ['joinRequestId']));
    request.decidedByUserId = actor.userId;
    request.decidedAt = tx.now;
    await arrive(tx, community, { ...request, invitedByUserId: null, invitationId: request.invitationId ?? null }, request);
    return ok(await rowOf(tx, request));
  });
}

/** Sends an applicant, or somebody who waits, away with a reason. They may apply again. */
export async function declineJoinRequest(deps: CommunitiesDeps, viewer: Viewer, requestId: string, reason: string | null): Outcome<InputFailure> {
  return deps.uow.run(async (tx): Outcome<InputFailure> => {
    const desk = await deskFor(tx, viewer, requestId);
    if (!desk.ok) return desk;
    const text = boundedText(reason ?? '', ['reason'], { max: 500 });
    if (!text.ok) return text;
    const { request, actor } = desk.value;
    if (!request.isOpen()) return refuse(failure('ALREADY_DECIDED', ['joinRequestId']));
    await close(tx, request, () => request.decline(tx.now, actor.userId, text.value || null));
    return ok(await rowOf(tx, request));
  });
}

/** The person no longer wants in. */
export async function withdrawJoinRequest(deps: CommunitiesDeps, viewer: Viewer, requestId: string): Outcome {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Outcome => {
    const communityId = await communityOf(tx, 'join_request', requestId);
    const row = communityId === null ? null : await joinRequestRow(tx.db, viewer, requestId);
    if (communityId === null || row === null) return refuse(notFound('joinRequestId'));
    if (row.userId !== userId) throw forbidden();
    await lockCommunity(tx, communityId);
    const request = (await joinRequest(tx, communityId, requestId))!;
    if (!request.isOpen()) return refuse(failure('ALREADY_DECIDED', ['joinRequestId']));
    await close(tx, request, () => request.withdraw(tx.now));
    return ok(await rowOf(tx, request));
  });
}

/** Ends an open request without letting the person in; an invitation that it held can be used by somebody else. */
export async function close(tx: Tx, request: JoinRequest, end: () => void): Promise<void> {
  const held = request.invitationId ? await invitation(tx, request.communityId, request.invitationId) : null;
  held?.giveBack();
  end();
  const status = request.status as 'DECLINED' | 'WITHDRAWN';
  tx.emit({ name: 'communities.join-decided', communityId: request.communityId, payload: { joinRequestId: request.id, userId: request.userId, status } });
}

/** Requests are known to their authors and to those who admit; to everybody else there is none. */
async function deskFor(tx: Tx, viewer: Viewer, requestId: string): Promise<Result<Chair & { request: JoinRequest }, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  const communityId = await communityOf(tx, 'join_request', requestId);
  if (communityId === null || !(await activeMember(tx.db, communityId, userId))) return refuse(notFound('joinRequestId'));
  const chair = await takeChair(tx, viewer, communityId, 'members.admit', 'joinRequestId');
  return chair.ok ? ok({ ...chair.value, request: (await joinRequest(tx, communityId, requestId))! }) : chair;
}

async function rowOf(tx: Tx, request: JoinRequest): Promise<JoinRequestRow> {
  await tx.flush();
  return (await tx.db.selectFrom('join_request').selectAll().where('id', '=', request.id).executeTakeFirstOrThrow()) as JoinRequestRow;
}
