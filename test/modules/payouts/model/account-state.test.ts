import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_STATES, isEligible, stateOf } from '../../../../src/modules/payouts/model/account-state.ts';
import { nextKey, type KeyedCall } from '../../../../src/modules/payouts/model/stored-key.ts';
import type { ProviderAccount } from '../../../../src/platform/payments/payments.ts';

const able: ProviderAccount = { id: 'acct_1', country: 'SG', areDetailsSubmitted: true, canReceiveTransfers: true, canPayOut: true, currentlyDue: [], pastDue: [], pendingVerification: [], disabledReason: null, currentDeadline: null };
const unable: ProviderAccount = { ...able, canReceiveTransfers: false, canPayOut: false };

test.each<[string, ProviderAccount | null, string]>([
  ['gone, or no longer lets us in', null, 'DEAUTHORIZED'],
  ['turned down, whatever else is true', { ...able, disabledReason: 'rejected.fraud', pastDue: ['x'] }, 'REJECTED'],
  ['nothing told yet, although it is overdue', { ...unable, areDetailsSubmitted: false, pastDue: ['x'], disabledReason: 'requirements.past_due' }, 'NOT_STARTED'],
  ['something overdue', { ...able, pastDue: ['x'] }, 'RESTRICTED'],
  ['disabled for another reason', { ...able, disabledReason: 'under_review' }, 'RESTRICTED'],
  ['being checked', { ...unable, pendingVerification: ['x'], disabledReason: 'requirements.pending_verification' }, 'PENDING_VERIFICATION'],
  ['told all, and the provider is not done', unable, 'PENDING_VERIFICATION'],
  ['not able, because something is due now', { ...unable, currentlyDue: ['x'] }, 'RESTRICTED'],
  ['able to receive, not to pay out, and something is due', { ...able, canPayOut: false, currentlyDue: ['x'] }, 'RESTRICTED'],
  ['able, with a deadline', { ...able, currentlyDue: ['x'], currentDeadline: new Date() }, 'RESTRICTED_SOON'],
  ['able, while something is being checked', { ...able, pendingVerification: ['x'] }, 'ENABLED'],
  ['able', able, 'ENABLED'],
])('an account is in the first state that fits: %s', (_what, account, state) => {
  expect(stateOf(account)).toBe(state);
});

test('every account has a state, and only one that can receive and pay out, with nothing overdue, gets money', () => {
  const words = fc.array(fc.constantFrom('individual.dob', 'external_account'), { maxLength: 2 });
  const account = fc.record({
    id: fc.constant('acct_1'), country: fc.constant(null), areDetailsSubmitted: fc.boolean(), canReceiveTransfers: fc.boolean(), canPayOut: fc.boolean(), currentlyDue: words, pastDue: words, pendingVerification: words,
    disabledReason: fc.constantFrom(null, 'rejected.fraud', 'requirements.past_due', 'requirements.pending_verification', 'listed', 'under_review'), currentDeadline: fc.constantFrom(null, new Date(0)),
  });
  fc.assert(fc.property(account, (given) => {
    const state = stateOf(given);
    return ACCOUNT_STATES.includes(state) && (!isEligible(state) || (given.areDetailsSubmitted && given.canReceiveTransfers && given.canPayOut && given.pastDue.length === 0));
  }), { numRuns: 5_000 });
});

test('a call keeps its key for two tries and 23 hours; whoever repeats looks first for what was made', () => {
  const at = (hours: number): Date => new Date(Date.UTC(2026, 10, 21) + hours * 3_600_000);
  const call = (before: KeyedCall, hours: number) => nextKey('transfer:1', before, at(hours));
  const first = call({ tries: 0, keyNumber: 0, keyedAt: null }, 0);
  expect([first.key, first.isRepeat]).toEqual(['transfer:1:0', false]);
  expect(call(first, 22)).toMatchObject({ key: 'transfer:1:0', isRepeat: true, keyedAt: at(0) });
  expect(call(first, 24)).toMatchObject({ key: 'transfer:1:1', isRepeat: true, keyedAt: at(24) });
  expect(call(call(first, 1), 2)).toMatchObject({ key: 'transfer:1:1', isRepeat: true, tries: 3 });
});
