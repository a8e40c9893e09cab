export type MoneyAlarmKind = 'KEY_WITH_OTHER_INPUT' | 'PAYMENT_DIFFERS_FROM_ORDER' | 'ORDER_PAID_TWICE' | 'BOUGHT_TWICE' | 'TRIAL_USED_TWICE' | 'DISCOUNT_GONE' | 'SOLD_OUT' | 'SOLD_BEYOND_LIMIT' | 'BUYER_LEFT' | 'PAID_AFTER_REFUND' | 'PAID_BY_CREDIT' | 'UNKNOWN_SUBSCRIPTION_STATUS' | 'UNKNOWN_SUBSCRIPTION_PRICE';

/** Money that does not fit: logged and counted for the operator, beside the state that is stored. */
export class MoneyAlarm extends Error {
  override readonly name = 'MoneyAlarm';
  readonly kind: MoneyAlarmKind;
  /** Of the order, or subscription. */
  readonly subject: string;

  constructor(kind: MoneyAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}
