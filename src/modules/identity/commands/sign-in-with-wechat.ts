import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { WechatFailure, WechatIdentity } from '../../../platform/wechat/code-to-session.ts';
import { credentialOfWechat, tablesOf } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { deviceNameFrom } from '../model/account-rules.ts';
import { User } from '../model/user.entity.ts';
import { openSession, withTokens, type OpenedSession, type SignedIn } from './open-session.ts';
import { forgiveAttempt } from './take-attempt.ts';

export interface SignInWithWechatInput {
  /** What `wx.login` gave. */
  readonly code: string;
  readonly deviceName?: string | null;
}
export type WechatSignInFailure = Failure<'WRONG_CREDENTIALS' | 'SIGN_IN_UNAVAILABLE'>;

const REFUSALS: Readonly<Record<WechatFailure['kind'], 'WRONG_CREDENTIALS' | 'SIGN_IN_UNAVAILABLE'>> = {
  'invalid-code': 'WRONG_CREDENTIALS', 'code-used': 'WRONG_CREDENTIALS', 'account-blocked': 'WRONG_CREDENTIALS', 'rate-limited': 'SIGN_IN_UNAVAILABLE', busy: 'SIGN_IN_UNAVAILABLE',
};

/** Signs in whoever the mini-program's code stands for; the first time it opens an account. */
export async function signInWithWechat(deps: IdentityDeps, { viewer, ip }: Caller, { code, deviceName }: SignInWithWechatInput): Promise<Result<SignedIn, WechatSignInFailure>> {
  const identity = await identityOf(deps, code, ['input', 'code']);
  if (!identity.ok) return identity;
  const opened = await deps.uow.run<OpenedSession, never>(async (tx) => {
    const userId = (await accountOf(tx, identity.value)) ?? (await openAccount(deps, tx, identity.value, viewer.locale));
    return ok(await openSession(deps, tx, userId, deviceNameFrom(deviceName)));
  });
  if (!opened.ok) return opened;
  await forgiveAttempt(deps, null, ip);
  return ok(await withTokens(deps, opened.value));
}

/** Whom the code stands for; it is spent by asking. */
export async function identityOf({ wechat }: IdentityDeps, code: string, path: readonly string[]): Promise<Result<WechatIdentity, WechatSignInFailure>> {
  const identity = wechat ? await wechat.code2Session(code) : refuse({ kind: 'busy' } as const);
  return identity.ok ? identity : refuse(failure(REFUSALS[identity.failure.kind], path));
}

async function accountOf(tx: Tx, identity: WechatIdentity): Promise<string | null> {
  const { unionId } = identity;
  const found = await credentialOfWechat(tablesOf(tx), identity);
  if (!found) return null;
  if (unionId !== null && found.wechatUnionId === null) await tablesOf(tx).updateTable('user_credential').set({ wechatUnionId: unionId }).where('userId', '=', found.userId).execute();
  return found.userId;
}

/** Of two first sign-ins at once, the second waits for the first on the unique open id and takes its account. */
async function openAccount({ texts }: IdentityDeps, tx: Tx, identity: WechatIdentity, locale: Locale): Promise<string> {
  const userId = newId(tx.now.getTime());
  const row = { userId, passwordHash: null, passwordChangedAt: null, wechatOpenId: identity.openId, wechatUnionId: identity.unionId };
  const { numInsertedOrUpdatedRows } = await tablesOf(tx).insertInto('user_credential').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return (await accountOf(tx, identity))!;
  tx.em.create(User, { id: userId, displayName: texts.translate(locale, 'names.wechat-user'), locale, createdAt: tx.now });
  tx.emit({ name: 'identity.user-signed-up', communityId: null, payload: { userId, method: 'WECHAT' } });
  return userId;
}
