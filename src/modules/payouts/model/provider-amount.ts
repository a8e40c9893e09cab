import type { SharedPaymentRow } from '../../ledger/index.ts';

/** What is sent for a part of a payment: the part itself, or what the provider's balance got for it where that has another currency. */
export function providerAmount({ grossMinor, currency, settlementMinor, settlementCurrency }: SharedPaymentRow, amountMinor: number): { amountMinor: number; currency: string } {
  if (settlementMinor === null || settlementCurrency === null) return { amountMinor, currency };
  return { amountMinor: Number((BigInt(settlementMinor) * BigInt(amountMinor)) / BigInt(grossMinor)), currency: settlementCurrency };
}

/** The least part of a payment for which so much is sent: the reverse of `providerAmount`. */
export function ownAmount({ grossMinor, settlementMinor, settlementCurrency }: SharedPaymentRow, sentMinor: number): number {
  if (settlementMinor === null || settlementCurrency === null) return sentMinor;
  const settled = BigInt(settlementMinor);
  return Number((BigInt(sentMinor) * BigInt(grossMinor) + settled - 1n) / settled);
}
