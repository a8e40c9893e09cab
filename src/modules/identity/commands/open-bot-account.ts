import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { tablesOf } from '../access.ts';

/** The account that a bot acts as: without an address and a way to sign in. */
export async function openBotAccount(tx: Tx, { userId, displayName }: { readonly userId: string; readonly displayName: string }): Promise<void> {
  await tablesOf(tx).insertInto('user_account').values({ id: userId, email: null, emailVerifiedAt: null, pendingEmail: null, displayName, bio: '', avatarMediaId: null, locale: 'en', createdAt: tx.now }).execute();
}
