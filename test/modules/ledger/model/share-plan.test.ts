import { expect, test } from '@jest/globals';
import { apportion } from '../../../../src/modules/ledger/model/apportion.ts';
import { openShare, splitOverRemaining } from '../../../../src/modules/ledger/model/share-state.ts';
import { DEFAULT_TERMS, planShares, type Parties, type ShareTerms } from '../../../../src/modules/ledger/model/share-plan.ts';

const parties: Parties = { ownerUserId: 'owner', partnerUserIds: new Set(['anna', 'bo']), kolUserId: null, sellerUserId: null };
const terms: ShareTerms = { platformBasisPoints: 500, kolBasisPoints: 1_500, partners: [{ userId: 'anna', basisPoints: 2_000 }, { userId: 'bo', basisPoints: 1_000 }] };
const told = (of: ShareTerms, those: Partial<Parties>) => planShares(of, { ...parties, ...those }).map(({ payee, basisPoints }) => `${payee.kind} ${payee.userId ?? '-'} ${basisPoints}`);

test('where nobody set anything the platform keeps 10 % and the owner gets the rest', () => {
  expect(told(DEFAULT_TERMS, {})).toEqual(['PLATFORM - 1000', 'OWNER owner 9000']);
});
test('partners and the inviting KOL get their shares, the owner the rest; all of it is the whole', () => {
  expect(told(terms, {})).toEqual(['PLATFORM - 500', 'OWNER owner 6500', 'PARTNER anna 2000', 'PARTNER bo 1000']);
  expect(told(terms, { kolUserId: 'kol' })).toEqual(['PLATFORM - 500', 'OWNER owner 5000', 'PARTNER anna 2000', 'PARTNER bo 1000', 'KOL kol 1500']);
});
test('the share of a partner who is none any more is the owner\'s', () => {
  expect(told(terms, { partnerUserIds: new Set(['bo']) })).toEqual(['PLATFORM - 500', 'OWNER owner 8500', 'PARTNER bo 1000']);
});
test('whoever answers, serves or is tipped gets all but the fee', () => {
  expect(told(terms, { kolUserId: 'kol', sellerUserId: 'expert' })).toEqual(['PLATFORM - 500', 'SELLER expert 9500']);
});
test('whoever gets nothing has no share', () => {
  expect(told({ platformBasisPoints: 0, kolBasisPoints: 0, partners: [{ userId: 'anna', basisPoints: 10_000 }] }, { kolUserId: 'kol' })).toEqual(['PARTNER anna 10000']);
});
test('what docs/revenue-share.md says of the cents', () => {
  const shares = planShares({ platformBasisPoints: 1_000, kolBasisPoints: 1_500, partners: [{ userId: 'anna', basisPoints: 2_500 }] }, { ...parties, kolUserId: 'kol' });
  const cents = (amount: number) => Object.fromEntries(apportion(amount, shares.map(({ basisPoints }) => basisPoints)).map((part, index) => [shares[index]!.payee.kind, part]));
  expect(cents(9_900)).toEqual({ PLATFORM: 990, OWNER: 4_950, PARTNER: 2_475, KOL: 1_485 });
  expect(cents(10_001)).toEqual({ PLATFORM: 1_000, OWNER: 5_001, PARTNER: 2_500, KOL: 1_500 });
  const states = apportion(1_001, [1_000, 9_000]).map((amountMinor, index) => openShare({ id: String(index), kind: 'OWNER', payeeUserId: 'owner', amountMinor }));
  expect([states.map(({ amountMinor }) => amountMinor), splitOverRemaining(334, states)]).toEqual([[100, 901], [33, 301]]);
});
