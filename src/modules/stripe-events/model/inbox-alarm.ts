type InboxAlarmKind = 'EVENT_PARKED' | 'EVENT_OF_OTHER_MODE';

/** An event that the operator has to look at: logged and counted, beside the state that is stored. */
export class InboxAlarm extends Error {
  override readonly name = 'InboxAlarm';
  readonly kind: InboxAlarmKind;
  readonly eventId: string;

  constructor(kind: InboxAlarmKind, eventId: string) {
    super(`${kind}: ${eventId}`);
    this.kind = kind;
    this.eventId = eventId;
  }
}
