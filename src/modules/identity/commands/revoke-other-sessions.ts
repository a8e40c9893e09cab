import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { IdentityDeps } from '../deps.ts';
import { endSessions } from './end-sessions.ts';

/** Ends every session of the viewer but the one that asks; answers how many there were. */
export async function revokeOtherSessions({ uow }: IdentityDeps, viewer: Viewer): Promise<Result<number, never>> {
  const { userId, sessionId } = signedIn(viewer);
  return uow.run<number, never>(async (tx) => ok(await endSessions(tx, userId, 'REVOKED', sessionId)));
}
