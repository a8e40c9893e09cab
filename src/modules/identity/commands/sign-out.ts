import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { ownSession } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { emitEnded } from './end-sessions.ts';

/** Ends the session that asks; its tokens are worth nothing from then on. */
export async function signOut({ uow }: IdentityDeps, viewer: Viewer): Promise<Result<null, never>> {
  const person = signedIn(viewer);
  return uow.run<null, never>(async (tx) => {
    const session = person.sessionId === null ? null : await ownSession(tx, person, person.sessionId);
    if (session?.isLive(tx.now)) {
      session.end('SIGNED_OUT', tx.now);
      emitEnded(tx, person.userId, 'SIGNED_OUT');
    }
    return ok(null);
  });
}
