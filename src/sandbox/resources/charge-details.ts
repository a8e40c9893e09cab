import { newId, randomLetters } from '../ids.ts';
import type { Decline } from '../test-cards.ts';
import type { Charge, PaymentMethod } from '../wire-types.ts';

type Details = Charge['payment_method_details'];

/** What Stripe and the bank thought of an attempt. */
export function outcomeOf(decline: Decline | null): Charge['outcome'] {
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

function threeDSecure(): NonNullable<NonNullable<Details>['card']>['three_d_secure'] {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: randomLetters(24),
    version: '2.2.0',
  };
}

function cardDetails(card: NonNullable<PaymentMethod['card']>, amount: number, isAuthenticated: boolean): Details {
  return {
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: card.regulated_status,
      three_d_secure: isAuthenticated ? threeDSecure() : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  };
}

/** How the money was taken, by the kind of method. */
export function methodDetails(method: PaymentMethod, amount: number, isAuthenticated: boolean): Details {
  if (method.card) return cardDetails(method.card, amount, isAuthenticated);
  const transaction = newId('sandbox', 20);
  switch (method.type) {
    case 'alipay':
      return { alipay: { fingerprint: null, transaction_id: transaction }, type: 'alipay' };
    case 'wechat_pay':
      return { type: 'wechat_pay', wechat_pay: { fingerprint: null, transaction_id: transaction } };
    case 'sepa_debit': {
      const { generated_from: _from, ...account } = method.sepa_debit ?? { bank_code: null, branch_code: null, country: null, fingerprint: null, last4: null, generated_from: null };
      return { sepa_debit: { ...account, mandate: newId('mandate') }, type: 'sepa_debit' };
    }
    default:
      return {
        type: 'us_bank_account',
        us_bank_account: {
          account_holder_type: 'individual',
          account_type: 'checking',
          bank_name: 'SANDBOX BANK',
          fingerprint: null,
          last4: '6789',
          payment_reference: null,
          routing_number: '110000000',
        },
      };
  }
}
