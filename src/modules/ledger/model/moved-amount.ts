import type { AccountKind, TransactionKind } from './account-kind.ts';

const SHARES: readonly AccountKind[] = ['PLATFORM_REVENUE', 'PAYEE_PENDING', 'PAYEE_AVAILABLE', 'PAYEE_RECEIVABLE'];
/** The accounts that tell how much a movement is about. */
const TELLING: Readonly<Record<TransactionKind, readonly AccountKind[]>> = {
  PAYMENT: SHARES, SHARED: ['PAYEE_PENDING'], FEE: ['STRIPE_FEES'], RELEASE: ['PAYEE_AVAILABLE'], HOLD: ['PAYEE_PENDING'], REFUND: SHARES, REFUND_SETTLED: ['REFUNDS_CLEARING'], REFUND_REVERSED: SHARES,
  DISPUTE_OPENED: ['DISPUTE_HOLD'], DISPUTE_WON: ['DISPUTE_HOLD'], DISPUTE_LOST: ['DISPUTE_HOLD'], NETTING: ['PAYEE_RECEIVABLE'],
  TRANSFER: ['TRANSFERRED'], TRANSFER_MADE: ['CONNECTED_BALANCE'], TRANSFER_FAILED: ['TRANSFERRED'], TRANSFER_REVERSED: ['CONNECTED_BALANCE'],
  MANUAL_PAYOUT: ['MANUAL_PAYOUT'], MANUAL_PAYOUT_REVERSED: ['MANUAL_PAYOUT'], PAYOUT: ['CONNECTED_BALANCE'], PAYOUT_FAILED: ['CONNECTED_BALANCE'],
};

interface BookedLine {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly amountMinor: number;
}
/** How much a movement is about, whatever its direction. */
export function movedAmount(kind: TransactionKind, lines: readonly BookedLine[]): { minorUnits: number; currency: string } {
  const telling = lines.filter((line) => TELLING[kind].includes(line.kind));
  const currency = (telling[0] ?? lines[0])?.currency ?? '';
  return { minorUnits: Math.abs(telling.filter((line) => line.currency === currency).reduce((sum, { amountMinor }) => sum + amountMinor, 0)), currency };
}
