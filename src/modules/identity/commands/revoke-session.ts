import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { ownSession, tablesOf } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import type { SessionRow } from '../model/session.entity.ts';
import { emitEnded } from './end-sessions.ts';

/** Ends one of the viewer's own sessions, such as that of a lost phone. To do it again changes nothing. */
export async function revokeSession({ uow }: IdentityDeps, viewer: Viewer, sessionId: string): Promise<Result<SessionRow, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  return uow.run<SessionRow, Failure<'NOT_FOUND'>>(async (tx) => {
    const session = await ownSession(tx, person, sessionId);
    if (!session) return refuse(notFound('sessionId'));
    if (session.isLive(tx.now)) {
      session.end('REVOKED', tx.now);
      emitEnded(tx, person.userId, 'REVOKED');
    }
    await tx.flush();
    return ok(await tablesOf(tx).selectFrom('user_session').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow());
  });
}
