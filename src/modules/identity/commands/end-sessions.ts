import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { tablesOf } from '../access.ts';
import type { SessionEnd } from '../model/session.entity.ts';

/** Ends the live sessions of a person but one, in the caller's transaction; answers how many there were. */
export async function endSessions(tx: Tx, userId: string, by: SessionEnd, keep: string | null): Promise<number> {
  let live = tablesOf(tx).updateTable('user_session').set({ endedAt: tx.now, endedBy: by }).where('userId', '=', userId).where('endedAt', 'is', null).where('expiresAt', '>', tx.now);
  if (keep !== null) live = live.where('id', '<>', keep);
  const { numUpdatedRows } = await live.executeTakeFirstOrThrow();
  const count = Number(numUpdatedRows);
  if (count > 0) emitEnded(tx, userId, by, count);
  return count;
}

export const emitEnded = (tx: Tx, userId: string, by: SessionEnd, count = 1): void => tx.emit({ name: 'identity.sessions-ended', communityId: null, payload: { userId, count, by } });
