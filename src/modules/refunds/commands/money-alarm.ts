type MoneyAlarmKind = 'REFUND_REFUSED' | 'REFUND_FAILED' | 'DISPUTE_OPENED' | 'FRAUD_WARNING' | 'UNKNOWN_DISPUTE_STATUS';

/** Money that goes back in a way that somebody has to know of: logged and counted for the operator, beside the state that is stored. */
export class MoneyAlarm extends Error {
  override readonly name = 'MoneyAlarm';
  readonly kind: MoneyAlarmKind;
  /** Of the refund, dispute or warning. */
  readonly subject: string;

  constructor(kind: MoneyAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}
