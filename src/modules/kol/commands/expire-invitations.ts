import { ok } from '../../../kernel/result.ts';
import type { KolDeps, KolReader } from '../deps.ts';
import { overdueInvitations } from '../queries/kols.ts';

/** Says of invitations that nobody answered in time that they are over. */
export async function expireInvitations({ uow, reader, clock }: KolDeps): Promise<void> {
  for (const { id } of await overdueInvitations(reader, clock.now())) {
    await uow.run(async (tx) => {
      const db = tx.db as KolReader;
      await db.updateTable('kol_invitation').set({ status: 'EXPIRED', decidedAt: tx.now }).where('id', '=', id).where('status', '=', 'PENDING').where('expiresAt', '<=', tx.now).execute();
      return ok(null);
    });
  }
}
