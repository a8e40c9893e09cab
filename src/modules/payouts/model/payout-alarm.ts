type PayoutAlarmKind = 'TRANSFER_REFUSED' | 'REVERSAL_REFUSED' | 'ACCOUNT_DEAUTHORIZED';

/** Money of payees that somebody has to look at: logged and counted for the operator, beside the state that is stored. */
export class PayoutAlarm extends Error {
  override readonly name = 'PayoutAlarm';
  readonly kind: PayoutAlarmKind;
  /** Of the transfer, reversal or account. */
  readonly subject: string;

  constructor(kind: PayoutAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
/** The provider's word for why it refused a call; null for every other fault. */
export const refusalIn = (error: unknown): string | null => (named(error, 'PaymentsRejectedError') ? ((error as { reason?: string | null }).reason ?? 'refused') : null);
export const isUnavailable = (error: unknown): boolean => named(error, 'PaymentsUnavailableError');
