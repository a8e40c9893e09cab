/** More of a plan is in use than its limit allows: logged and counted for the operator, beside the piece that stays RETURNED. */
export class StockAlarm extends Error {
  override readonly name = 'MoneyAlarm';
  readonly kind = 'SOLD_BEYOND_LIMIT';
  /** Of the order. */
  readonly subject: string;

  constructor(subject: string) {
    super(`SOLD_BEYOND_LIMIT: ${subject}`);
    this.subject = subject;
  }
}
