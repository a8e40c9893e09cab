type MoneyAlarmKind = 'CHARGE_DIFFERS' | 'CUSTOMER_CREDIT' | 'SUBSCRIPTION_GONE';

/** Money that was not taken as a member had accepted it: logged and counted for the operator, beside the state that is stored. */
export class MoneyAlarm extends Error {
  override readonly name = 'MoneyAlarm';
  readonly kind: MoneyAlarmKind;
  /** Of the change, or the subscription. */
  readonly subject: string;

  constructor(kind: MoneyAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}
