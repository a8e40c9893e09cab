import type { Rule } from './objects.ts';
import { fieldsOf, given, inOrder, num, sumOf, wholeList, when } from './terms.ts';

export const connectRules: Record<string, readonly Rule[]> = {
  transfer: [
    { says: 'amount is above 0', holds: (it) => num(it.amount) > 0 },
    { says: 'amount_reversed is within amount', holds: (it) => num(it.amount_reversed) <= num(it.amount) },
    { says: 'reversed exactly when all of it is', holds: (it) => (it.reversed === true) === (num(it.amount_reversed) === num(it.amount)) },
    { says: 'its reversals sum up to amount_reversed', holds: (it) => when(wholeList(it.reversals) !== null, () => sumOf(wholeList(it.reversals)!.map(({ amount }) => amount)) === num(it.amount_reversed)) },
  ],
  transfer_reversal: [{ says: 'amount is above 0', holds: (it) => num(it.amount) > 0 }],
  payout: [
    { says: 'a failure says why', holds: (it) => (it.status === 'failed') === given(it.failure_code) },
    { says: 'it arrives after it was made', holds: (it) => inOrder(Math.floor(num(it.created) / 86_400) * 86_400, it.arrival_date) },
  ],
  account: [
    { says: 'nobody is paid out before the details are in', holds: (it) => when(it.payouts_enabled === true, () => it.details_submitted === true) },
    { says: 'what disables it is named while something is past due', holds: (it) => when(((fieldsOf(it.requirements).past_due as unknown[] | undefined) ?? []).length > 0, () => given(fieldsOf(it.requirements).disabled_reason)) },
  ],
  account_link: [{ says: 'it expires after it was made', holds: (it) => inOrder(it.created, it.expires_at) }],
};
