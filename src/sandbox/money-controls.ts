import { closeDispute, escalateInquiry, moveDisputed, openDispute } from './flows/dispute-charge.ts';
import { endRefund } from './flows/refund-charge.ts';
import { settleSession } from './flows/settle-session.ts';
import { methodKind } from './payment-method-kinds.ts';
import { warnOfFraud } from './resources/early-fraud-warnings.ts';
import { invalidParameter, refused } from './stripe-error.ts';
import type { RefundBehaviour } from './settings.ts';
import type { Charge } from './wire-types.ts';
import { find, type World } from './world.ts';

export interface DisputeOptions {
  /** `fraudulent` unless said. */
  reason?: string;
  /** All that is left of the charge, unless said. */
  amount?: number;
  /** A question of the bank: nothing is taken yet. */
  isInquiry?: boolean;
}

/** What happens to payments from outside: banks, wallets, networks and the Dashboard. */
export interface MoneyControls {
  /** The payment methods that the account offers, in the order in which pages show them. */
  setPaymentMethods(types: string[]): void;
  /** Whether charges name their balance transaction only with `charge.updated`. */
  captureLater(isOn: boolean): void;
  /** Settles payments in one currency in another from now on, at so many of its smallest units for one; at a rate of 0 no more. */
  settleIn(currency: string, into: string, rate: number): void;
  /** The bank's answer to a session that was completed by direct debit. */
  settleSession(session: string, outcome: 'succeeded' | 'failed'): void;
  /** How one of the next refunds behaves. */
  nextRefund(behaviour: RefundBehaviour): void;
  /** The end of a refund: a pending one succeeds, or fails like one that had succeeded. */
  endRefund(refund: string, outcome: 'succeeded' | 'failed', reason?: string): void;
  /** Disputes a charge, named by itself or its payment intent; answers the dispute's id. */
  openDispute(payment: string, options?: DisputeOptions): string;
  closeDispute(dispute: string, outcome: 'won' | 'lost'): void;
  /** The bank's question becomes a dispute. */
  escalateInquiry(dispute: string): void;
  /** The network takes money of a dispute once more (a negative amount), or gives some back, and says how it stands then. */
  moveDisputed(dispute: string, move: { amount: number; status?: 'needs_response' | 'under_review' | 'won' | 'lost' }): void;
  /** The network suspects fraud; answers the warning's id. */
  warnOfFraud(payment: string, type?: string): string;
}

function chargeOf(world: World, payment: string): Charge {
  if (!payment.startsWith('pi_')) return find(world, 'charge', payment);
  const { latest_charge: charge } = find(world, 'payment_intent', payment);
  if (charge === null) throw refused(`${payment} has no charge.`);
  return find(world, 'charge', charge);
}

function setPaymentMethods(world: World, types: string[]): void {
  const unknown = types.find((type) => !methodKind(type));
  if (unknown !== undefined) throw invalidParameter(`The sandbox knows no payment method ${unknown}.`, undefined, 'types');
  world.settings.paymentMethods = [...types];
}

/** `after` is told when something has changed, so that events go out. */
export function createMoneyControls(world: World, after: () => void): MoneyControls {
  const then = <T>(result: T): T => {
    after();
    return result;
  };
  return {
    setPaymentMethods: (types) => setPaymentMethods(world, types),
    captureLater(isOn) {
      world.settings.capturesLater = isOn;
    },
    settleIn(currency, into, rate) {
      if (rate > 0) world.settings.exchange[currency] = { into, rate };
      else delete world.settings.exchange[currency];
    },
    nextRefund: (behaviour) => void world.settings.nextRefunds.push(behaviour),
    settleSession: (id, outcome) => void then(settleSession(world, find(world, 'checkout.session', id), outcome)),
    endRefund: (id, outcome, reason) => void then(endRefund(world, find(world, 'refund', id), outcome, reason)),
    openDispute(payment, { reason = 'fraudulent', amount, isInquiry = false } = {}) {
      return then(openDispute(world, chargeOf(world, payment), { reason, amount, isInquiry }).id);
    },
    closeDispute: (id, outcome) => void then(closeDispute(world, find(world, 'dispute', id), outcome)),
    escalateInquiry: (id) => void then(escalateInquiry(world, find(world, 'dispute', id))),
    moveDisputed: (id, move) => void then(moveDisputed(world, find(world, 'dispute', id), move)),
    warnOfFraud: (payment, type) => then(warnOfFraud(world, chargeOf(world, payment), type).id),
  };
}
