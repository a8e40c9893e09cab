import type { LineDraft } from '../line-draft.ts';

export interface InvoiceAmounts {
  total: number;
  /** What the customer's balance was: below zero in their favour. */
  startingBalance: number;
  endingBalance: number;
  amountDue: number;
}

/** What an invoice asks for: credit in the customer's balance is used first, what a credit leaves is kept there. */
export function amountsOf(lines: LineDraft[], balance: number, discount = 0): InvoiceAmounts {
  const total = lines.reduce((sum, line) => sum + line.amount, 0) - discount;
  const left = total + balance;
  return { total, startingBalance: balance, endingBalance: Math.min(0, left), amountDue: Math.max(0, left) };
}
