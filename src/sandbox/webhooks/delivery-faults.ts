/** Faults for tests. Each count is used up by the attempts or events it names. */
export interface DeliverySettings {
  paused?: boolean;
  /** So many next events never reach the endpoint; they stay in `events.list`. */
  dropNext?: number;
  /** So many next attempts fail as if the endpoint were down, and are retried. */
  failNext?: number;
  /** So many next deliveries are sent twice. */
  duplicateNext?: number;
  /** So many next events are sent only after `delaySeconds`. */
  delayNext?: number;
  /** A minute unless said. */
  delaySeconds?: number;
  /** The counts above are for events whose type begins so; empty for all. */
  only?: string;
  /** In which order due events are sent. */
  order?: 'oldest-first' | 'newest-first' | 'random';
  /** How far the time in signatures is off, ahead or behind. */
  signatureSkewSeconds?: number;
}

export type DeliveryFaults = Required<DeliverySettings>;
type Count = 'dropNext' | 'failNext' | 'duplicateNext' | 'delayNext';

export function createDeliveryFaults(): DeliveryFaults {
  const none = { dropNext: 0, failNext: 0, duplicateNext: 0, delayNext: 0 };
  return { paused: false, ...none, delaySeconds: 60, only: '', order: 'oldest-first', signatureSkewSeconds: 0 };
}

/** Whether a fault is due for an event of this type; uses up one of it. */
export function takes(faults: DeliveryFaults, count: Count, type: string): boolean {
  if (faults[count] === 0 || !type.startsWith(faults.only)) return false;
  faults[count] -= 1;
  return true;
}
