import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { AccountLink } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { accountById, accountLock, isPayee, liveAccount } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { stateOf } from '../model/account-state.ts';
import { isUnavailable, refusalIn } from '../model/payout-alarm.ts';
import type { PayoutAccountRow } from '../model/payout-account.entity.ts';
import { nextKey } from '../model/stored-key.ts';

export interface OpenOnboardingInput {
  /** The account whose link has gone stale; the way back from the provider names it. */
  readonly accountId?: string | null | undefined;
  readonly country?: string | null | undefined;
}
type OnboardingFailure = Failure<'NOT_FOUND' | 'INVALID' | 'NOT_ELIGIBLE' | 'PAYMENTS_UNAVAILABLE'>;
export interface Onboarding {
  readonly account: PayoutAccountRow;
  readonly link: AccountLink;
}

/** A link to the provider's page for the viewer's own account, which is opened first where there is none. Each call makes a new link: one opens once. */
export async function openOnboarding(deps: PayoutsDeps, viewer: Viewer, { accountId = null, country = null }: OpenOnboardingInput): Promise<Result<Onboarding, OnboardingFailure>> {
  const { userId } = signedIn(viewer);
  if (country !== null && !/^[A-Z]{2}$/.test(country)) return refuse(failure('INVALID', ['input', 'country']));
  return deps.locks.run(accountLock(userId), async () => {
    const intent = await deps.uow.run<PayoutAccountRow & { key: string }, OnboardingFailure>((tx) => intend(tx, userId, accountId, country));
    if (!intent.ok) return intent;
    try {
      const account = intent.value.providerId === null ? await openAccount(deps, intent.value) : intent.value;
      return ok({ account, link: await linkTo(deps, account) });
    } catch (error) {
      if (isUnavailable(error)) return refuse(failure('PAYMENTS_UNAVAILABLE'));
      if (refusalIn(error) !== null) return refuse(failure('INVALID', ['input', 'country']));
      throw error;
    }
  });
}

/** The key of the call that opens the account is stored before the call; another country is another call. */
async function intend(tx: Tx, userId: string, accountId: string | null, country: string | null): Promise<Result<PayoutAccountRow & { key: string }, OnboardingFailure>> {
  const db = tx.db as PayoutsReader;
  const found = await liveAccount(db, userId);
  if (accountId !== null && found?.id !== accountId) return refuse(notFound('input', 'accountId'));
  if (found === null && !(await isPayee(db, userId))) return refuse(failure('NOT_ELIGIBLE', undefined, { context: 'payee' }));
  if (found?.state === 'REJECTED') return refuse(failure('NOT_ELIGIBLE', undefined, { context: 'rejected' }));
  if (found !== null && found.providerId !== null) return ok({ ...found, key: '' });
  const account: PayoutAccountRow = found ?? {
    id: newId(tx.now.getTime()), userId, country, providerId: null, state: 'NOT_STARTED', requirements: [], currentDeadline: null, tries: 0, keyNumber: 0, keyedAt: null, checkedAt: null, createdAt: tx.now,
  };
  const isOtherCall = country !== null && account.country !== country;
  const { key, isRepeat: _isRepeat, ...call } = nextKey(`account:${account.id}`, isOtherCall ? { tries: 0, keyNumber: account.keyNumber + 1, keyedAt: null } : account, tx.now);
  const intended = { ...account, country: country ?? account.country, ...call };
  if (found) await db.updateTable('payout_account').set({ country: intended.country, ...call }).where('id', '=', account.id).execute();
  else await db.insertInto('payout_account').values({ ...intended, requirements: JSON.stringify([]) as never }).execute();
  return ok({ ...intended, key });
}

async function openAccount({ uow, reader, payments, clock }: PayoutsDeps, { id, userId, country, key }: PayoutAccountRow & { key: string }): Promise<PayoutAccountRow> {
  const user = await reader.selectFrom('user_account').select(['email', 'emailVerifiedAt']).where('id', '=', userId).executeTakeFirstOrThrow();
  const made = await payments.createAccount({ userId, country, email: user.emailVerifiedAt === null ? null : user.email }, key);
  await uow.run(async (tx) => {
    const told = { providerId: made.id, country: made.country, state: stateOf(made), requirements: JSON.stringify(made.currentlyDue) as never, checkedAt: clock.now() };
    await (tx.db as PayoutsReader).updateTable('payout_account').set(told).where('id', '=', id).where('providerId', 'is', null).execute();
    return ok(null);
  });
  return (await accountById(reader, id))!;
}

function linkTo({ payments, webUrl }: PayoutsDeps, { id, providerId }: PayoutAccountRow): Promise<AccountLink> {
  const refreshUrl = `${webUrl}/payouts/onboarding?account=${encodeId('PayoutAccount', id)}`;
  return payments.createAccountLink({ accountId: providerId!, refreshUrl, returnUrl: `${webUrl}/payouts` });
}
