/** How ids begin, by the `object` they belong to. Those that the account chooses itself are not in the list. */
const BEGINNINGS: Record<string, string[]> = {
  account: ['acct_'], application_fee: ['fee_'], balance_transaction: ['txn_'], bank_account: ['ba_'], 'billing_portal.configuration': ['bpc_'],
  'billing_portal.session': ['bps_'], card: ['card_'], charge: ['ch_', 'py_'], 'checkout.session': ['cs_test_', 'cs_live_', 'cs_'], credit_note: ['cn_'], credit_note_line_item: ['cnli_'],
  customer: ['cus_'], customer_balance_transaction: ['cbtxn_'], discount: ['di_'], dispute: ['dp_', 'du_'], event: ['evt_'], fee_refund: ['fr_'],
  file: ['file_'], file_link: ['link_'], invoice: ['in_', 'upcoming_in_'], invoice_payment: ['inpay_'], invoiceitem: ['ii_'], item: ['li_'],
  line_item: ['il_'], mandate: ['mandate_'], payment_intent: ['pi_'], payment_link: ['plink_'], payment_method: ['pm_', 'card_', 'src_', 'ba_'], payout: ['po_'], price: ['price_'],
  promotion_code: ['promo_'], quote: ['qt_'], 'radar.early_fraud_warning': ['issfr_'], refund: ['re_', 'pyr_'], review: ['prv_'], setup_attempt: ['setatt_'],
  setup_intent: ['seti_'], source: ['src_'], subscription: ['sub_'], subscription_item: ['si_'], subscription_schedule: ['sub_sched_'],
  tax_id: ['txi_'], tax_rate: ['txr_'], 'test_helpers.test_clock': ['clock_'], topup: ['tu_'], transfer: ['tr_'], transfer_reversal: ['trr_'], webhook_endpoint: ['we_'],
};
/** Fields that name an object by its id. */
const REFERENCES: Record<string, string> = {
  balance_transaction: 'balance_transaction', failure_balance_transaction: 'balance_transaction', charge: 'charge', latest_charge: 'charge', customer: 'customer', destination_payment: 'charge',
  dispute: 'dispute', invoice: 'invoice', latest_invoice: 'invoice', payment_intent: 'payment_intent', payment_method: 'payment_method', default_payment_method: 'payment_method', price: 'price',
  promotion_code: 'promotion_code', setup_intent: 'setup_intent', source_transaction: 'charge', subscription: 'subscription', subscription_item: 'subscription_item', test_clock: 'test_helpers.test_clock',
  transfer: 'transfer', transfer_reversal: 'transfer_reversal', source_refund: 'refund', refund: 'refund', schedule: 'subscription_schedule',
};

const begins = (object: string, id: string): boolean => BEGINNINGS[object]?.some((beginning) => id.startsWith(beginning)) ?? true;

/** The id of an object that says what it is. */
export const idFaults = (object: string, id: string): string[] => (begins(object, id) ? [] : [`is ${id}, which is no id of a ${object}`]);

/** An id in a field whose name says whose it is. */
export function referenceFaults(name: string, id: string): string[] {
  const object = REFERENCES[name];
  return object === undefined || id === '' || begins(object, id) ? [] : [`is ${id}, which is no id of a ${object}`];
}
