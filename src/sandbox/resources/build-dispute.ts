import { newId } from '../ids.ts';
import type { Dispute } from '../wire-money.ts';
import type { Charge } from '../wire-types.ts';
import type { World } from '../world.ts';

const DAY = 86_400;
const ANSWER_WITHIN = 9 * DAY;

const NO_EVIDENCE = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
} as const satisfies Dispute['evidence'];

function methodDetails(charge: Charge): Pick<Dispute, 'payment_method_details'> {
  const card = charge.payment_method_details?.card;
  if (!card) return {};
  const brand = card.brand ?? 'visa';
  return { payment_method_details: { card: { brand, case_type: 'chargeback', network: brand, network_reason_code: '10' }, type: 'card' } };
}

export interface NewDispute {
  reason: string;
  amount?: number;
  /** A question of the bank before anything is taken. */
  isInquiry: boolean;
}

/** A dispute as it is opened. */
export function buildDispute(world: World, charge: Charge, given: NewDispute): Dispute {
  const now = world.clock.seconds();
  return {
    id: newId('du'),
    object: 'dispute',
    amount: given.amount ?? charge.amount_captured - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE },
    evidence_details: {
      due_by: now + ANSWER_WITHIN,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: given.isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: '10',
    payment_intent: charge.payment_intent,
    ...methodDetails(charge),
    reason: given.reason,
    status: given.isInquiry ? 'warning_needs_response' : 'needs_response',
  } satisfies Dispute;
}
