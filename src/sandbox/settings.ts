/** How refunds that are made next behave: cards of that kind exist too. */
export type RefundBehaviour = 'succeeds' | 'pending' | 'fails-later';

/** What an operator sets in Stripe's Dashboard, and what tests want of the next things to happen. */
export interface Settings {
  /** The payment methods that the account may offer, in the order in which they are shown. */
  paymentMethods: string[];
  /** One for each of the next refunds; afterwards the card decides. */
  nextRefunds: RefundBehaviour[];
  /** Into which currency, and at which rate, what comes in another one is settled; what is not named stays as it is. */
  exchange: Record<string, { into: string; rate: number }>;
  /** Whether a charge names its balance transaction only a minute later, with `charge.updated`, as asynchronous capture does. */
  capturesLater: boolean;
}

export function createSettings(): Settings {
  return { paymentMethods: ['card', 'alipay', 'wechat_pay', 'sepa_debit', 'us_bank_account'], exchange: {}, nextRefunds: [], capturesLater: false };
}
