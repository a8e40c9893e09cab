import { apportion } from './apportion.ts';
import type { ShareKind } from './share-plan.ts';

/**
 * Where the money of one share is. Always: pending + available + reserved + settled + reversed = amount + owed + recovered.
 * The platform's share is settled at once.
 */
export interface Buckets {
  readonly amountMinor: number;
  /** Taken back by refunds and lost disputes. */
  readonly reversedMinor: number;
  /** Held until the refund window closes, or while a dispute runs. */
  readonly pendingMinor: number;
  /** Can be paid out. */
  readonly availableMinor: number;
  /** Given to the payee by hand, as somebody recorded it; the payee has not confirmed it. Nothing else takes it meanwhile. */
  readonly reservedMinor: number;
  /** Paid out, or used up for the payee's debts. */
  readonly settledMinor: number;
  /** Taken back after it had been paid out, and not yet returned. */
  readonly owedMinor: number;
  /** Debts that were made good by other shares of the payee. */
  readonly recoveredMinor: number;
}
export interface ShareState extends Buckets {
  readonly id: string;
  readonly kind: ShareKind;
  readonly payeeUserId: string | null;
}

/** A new share of a payment. */
export function openShare(share: Pick<ShareState, 'id' | 'kind' | 'payeeUserId' | 'amountMinor'>): ShareState {
  const isPlatform = share.kind === 'PLATFORM';
  return { ...share, reversedMinor: 0, pendingMinor: isPlatform ? 0 : share.amountMinor, availableMinor: 0, reservedMinor: 0, settledMinor: isPlatform ? share.amountMinor : 0, owedMinor: 0, recoveredMinor: 0 };
}

export const remaining = ({ amountMinor, reversedMinor }: Pick<Buckets, 'amountMinor' | 'reversedMinor'>): number => amountMinor - reversedMinor;

/** Rule D: an amount to take back is divided over what remains of each share; none ever gives back more than it got. */
export const splitOverRemaining = (amountMinor: number, shares: readonly Pick<Buckets, 'amountMinor' | 'reversedMinor'>[]): number[] => apportion(amountMinor, shares.map(remaining));

/** Takes from what is held, then from what can be paid out; the rest the payee owes. */
export function takeBack(share: ShareState, amount: number): ShareState {
  if (amount > remaining(share)) throw new RangeError('More than what remains of the share');
  const reversedMinor = share.reversedMinor + amount;
  if (share.kind === 'PLATFORM') return { ...share, reversedMinor, settledMinor: share.settledMinor - amount };
  const held = Math.min(share.pendingMinor, amount);
  const available = Math.min(share.availableMinor, amount - held);
  return { ...share, reversedMinor, pendingMinor: share.pendingMinor - held, availableMinor: share.availableMinor - available, owedMinor: share.owedMinor + amount - held - available };
}

/** The reverse of `takeBack`: an open debt is forgiven first. */
export function giveBack(share: ShareState, amount: number, isHeld: boolean): ShareState {
  const reversedMinor = share.reversedMinor - amount;
  if (share.kind === 'PLATFORM') return { ...share, reversedMinor, settledMinor: share.settledMinor + amount };
  return putBack({ ...share, reversedMinor }, amount, isHeld);
}

export const release = (share: ShareState): ShareState => ({ ...share, pendingMinor: 0, availableMinor: share.availableMinor + share.pendingMinor });
export const hold = (share: ShareState): ShareState => ({ ...share, availableMinor: 0, pendingMinor: share.pendingMinor + share.availableMinor });

/** Pays out what can be paid out, or uses it up for a debt. */
export function settle(share: ShareState, amount: number): ShareState {
  if (amount > share.availableMinor) throw new RangeError('More than what can be paid out');
  return { ...share, availableMinor: share.availableMinor - amount, settledMinor: share.settledMinor + amount };
}

/** What was paid out came back. */
export function unsettle(share: ShareState, amount: number, isHeld: boolean): ShareState {
  if (amount > share.settledMinor) throw new RangeError('More than what was paid out');
  return putBack({ ...share, settledMinor: share.settledMinor - amount }, amount, isHeld);
}

/** Sets aside what is said to have been paid by hand. */
export function reserve(share: ShareState, amount: number): ShareState {
  if (amount > share.availableMinor) throw new RangeError('More than what can be paid out');
  return { ...share, availableMinor: share.availableMinor - amount, reservedMinor: share.reservedMinor + amount };
}
/** The payee has what was set aside. */
export function payReserved(share: ShareState, amount: number): ShareState {
  if (amount > share.reservedMinor) throw new RangeError('More than what was set aside');
  return { ...share, reservedMinor: share.reservedMinor - amount, settledMinor: share.settledMinor + amount };
}
/** The payee has not got what was set aside. */
export function unreserve(share: ShareState, amount: number, isHeld: boolean): ShareState {
  if (amount > share.reservedMinor) throw new RangeError('More than what was set aside');
  return putBack({ ...share, reservedMinor: share.reservedMinor - amount }, amount, isHeld);
}

/** Another share of the payee makes the debt good. */
export const payDebt = (share: ShareState, amount: number): ShareState => ({ ...share, owedMinor: share.owedMinor - amount, recoveredMinor: share.recoveredMinor + amount });

function putBack(share: ShareState, amount: number, isHeld: boolean): ShareState {
  const debt = Math.min(share.owedMinor, amount);
  const rest = amount - debt;
  return { ...share, owedMinor: share.owedMinor - debt, pendingMinor: share.pendingMinor + (isHeld ? rest : 0), availableMinor: share.availableMinor + (isHeld ? 0 : rest) };
}

/** Uses what `sources` can pay out for the debts of other shares of the same payee, in the order given. */
export function netDebts(sources: readonly ShareState[], debtors: readonly ShareState[]): ShareState[] {
  const states = new Map([...debtors, ...sources].map((share) => [share.id, share]));
  for (const { id: debtorId } of debtors) {
    for (const { id: sourceId } of sources) {
      const amount = Math.min(states.get(debtorId)!.owedMinor, states.get(sourceId)!.availableMinor);
      if (amount === 0) continue;
      states.set(sourceId, settle(states.get(sourceId)!, amount));
      states.set(debtorId, payDebt(states.get(debtorId)!, amount));
    }
  }
  return [...states.values()];
}
