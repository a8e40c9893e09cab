type InboxAlarmKind = 'EVENT_PARKED' | 'EVENT_OF_OTHER_MODE' | 'EVENT_AT_WRONG_ENDPOINT' | 'EVENT_OF_UNKNOWN_ACCOUNT' | 'RECONCILIATION_DIFFERS' | 'EVENTS_OUT_OF_REACH';

/** What the operator has to look at: logged and counted, beside what is stored. */
export class InboxAlarm extends Error {
  override readonly name = 'InboxAlarm';
  readonly kind: InboxAlarmKind;
  /** Of the event, or of the run. */
  readonly subject: string;

  constructor(kind: InboxAlarmKind, subject: string) {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
  }
}
