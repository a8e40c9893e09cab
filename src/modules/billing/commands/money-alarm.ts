type MoneyAlarmKind = 'PAYMENT_DIFFERS_FROM_ORDER' | 'ORDER_PAID_TWICE' | 'BUYER_LEFT' | 'UNKNOWN_SUBSCRIPTION_STATUS' | 'EVENT_PARKED' | 'EVENT_OF_OTHER_MODE';

/** Money that does not fit: logged and counted for the operator, beside the state that is stored. */
export class MoneyAlarm extends Error {
  override readonly name = 'MoneyAlarm';
  readonly kind: MoneyAlarmKind;
  /** Of the order, subscription or event. */
  readonly subject: string;

  constructor(kind: MoneyAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}
