import type { EventSubject } from '../../../platform/payments/payments.ts';
import { accountByProviderId, providerIdsOfAccounts } from '../access.ts';
import type { PayoutsDeps } from '../deps.ts';
import { syncAccount } from './sync-account.ts';
import { syncBankPayout } from './sync-bank-payout.ts';
import { syncTransfer } from './sync-transfer.ts';

const ACCOUNT_EVENTS: ReadonlySet<string> = new Set(['account.updated', 'account.application.deauthorized', 'capability.updated']);

export const isOfPayouts = (type: string): boolean => ACCOUNT_EVENTS.has(type) || type.startsWith('payout.') || type.startsWith('transfer.');

/** What happened to payees' accounts and the money there: it is asked for anew, whatever the events said. */
export async function applyEvents(deps: PayoutsDeps, events: readonly EventSubject[]): Promise<'APPLIED' | 'IGNORED'> {
  const outcomes = [];
  for (const event of events) outcomes.push(await applyEvent(deps, event));
  return outcomes.includes('APPLIED') ? 'APPLIED' : 'IGNORED';
}

async function applyEvent(deps: PayoutsDeps, { object, id, accountId }: EventSubject): Promise<'APPLIED' | 'IGNORED'> {
  if (object === 'transfer') return id === null ? 'IGNORED' : syncTransfer(deps, id);
  if (accountId === null) return 'IGNORED';
  if (object === 'payout') return id === null ? 'IGNORED' : syncBankPayout(deps, accountId, id);
  const account = await accountByProviderId(deps.reader, accountId);
  if (!account) return 'IGNORED';
  await syncAccount(deps, account);
  return 'APPLIED';
}

/** What the provider tells of payees' accounts, and what is asked for when it does not. */
export const connectedAccounts = (deps: PayoutsDeps) => ({
  eventTypes: [...ACCOUNT_EVENTS, ...['created', 'updated', 'paid', 'failed', 'canceled'].map((end) => `payout.${end}`)],
  accounts: (last: string | null, limit: number) => providerIdsOfAccounts(deps.reader, last, limit),
  async compare(accountId: string) {
    const account = await accountByProviderId(deps.reader, accountId);
    if (account) await syncAccount(deps, account);
  },
});
export const knowsAccount = async ({ reader }: PayoutsDeps, accountId: string): Promise<boolean> => (await accountByProviderId(reader, accountId)) !== null;
