import { createCustomer } from '../resources/customers.ts';
import { createInvoice } from '../resources/new-invoice.ts';
import { createInvoicePayment } from '../resources/invoice-payments.ts';
import { createIntent } from '../resources/payment-intents.ts';
import { attachCard, createCard, type Payer } from '../resources/payment-methods.ts';
import type { SessionDraft } from '../tables.ts';
import type { TestCard } from '../test-cards.ts';
import type { PaymentIntent, PaymentMethod, Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { chargeIntent } from './charge-intent.ts';
import { markPaid } from './collect-invoice.ts';
import { createSubscription } from './start-subscription.ts';

/** The intent of a session begins with the first click on its page and survives declines. */
function intentOf(world: World, session: Session, draft: SessionDraft): PaymentIntent {
  if (draft.paymentIntent !== null) return find(world, 'payment_intent', draft.paymentIntent);
  const isSubscription = session.mode === 'subscription';
  const intent = createIntent(world, {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    description: isSubscription ? 'Subscription creation' : draft.intentData.description,
    metadata: draft.intentData.metadata,
    receiptEmail: draft.intentData.receiptEmail,
    transferGroup: draft.intentData.transferGroup,
    setupFutureUsage: isSubscription ? 'off_session' : null,
  });
  draft.paymentIntent = intent.id;
  if (!isSubscription) session.payment_intent = intent.id;
  return intent;
}

function ensureCustomer(world: World, session: Session, payer: Payer): void {
  if (session.customer !== null || session.customer_creation !== 'always') return;
  const { email, name } = payer;
  session.customer = createCustomer(world, { email, name }).id;
}

function rememberPayer(session: Session, { email, name }: Payer): void {
  const known = session.customer_details;
  session.customer_details = {
    address: known?.address ?? null,
    business_name: null,
    email: known?.email ?? email,
    individual_name: name,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function beginSubscription(world: World, session: Session, draft: SessionDraft, method: PaymentMethod): () => void {
  const { customer, currency } = session;
  if (customer === null) throw new Error('A subscription needs a customer.');
  const now = world.clock.seconds();
  const subscription = createSubscription(world, { draft, customer, currency, paymentMethod: method.id });
  session.subscription = subscription.id;
  return () => {
    emit(world, 'customer.subscription.created', subscription);
    const oneTimeItems = draft.lineItems.filter((item) => !item.price.recurring);
    const period = { start: now, end: now };
    const invoice = createInvoice(world, { subscription, reason: 'subscription_create', period, oneTimeItems });
    session.invoice = invoice.id;
    const payment = draft.paymentIntent === null ? null : createInvoicePayment(world, invoice, draft.paymentIntent);
    if (payment) Object.assign(invoice, { attempt_count: 1 });
    markPaid(world, invoice, payment);
  };
}

function complete(world: World, session: Session, method: PaymentMethod): void {
  const draft = find(world, 'draft', session.id);
  if (session.mode === 'subscription' && session.customer !== null) attachCard(world, method, session.customer);
  session.status = 'complete';
  session.payment_status = session.amount_total === 0 ? 'no_payment_required' : 'paid';
  session.url = null;
  const follow = session.mode === 'subscription' ? beginSubscription(world, session, draft, method) : () => {};
  emit(world, 'checkout.session.completed', session);
  follow();
}

/** The person presses "pay" with a card. A decline leaves the session open. */
export function paySession(world: World, session: Session, card: TestCard, payer: Payer): 'paid' | 'declined' {
  const draft = find(world, 'draft', session.id);
  rememberPayer(session, payer);
  const method = createCard(world, card, payer);
  if (session.amount_total > 0) {
    const intent = intentOf(world, session, draft);
    chargeIntent(world, intent, method, card.declinesNow);
  }
  if (card.declinesNow) return 'declined';
  ensureCustomer(world, session, payer);
  complete(world, session, method);
  return 'paid';
}
