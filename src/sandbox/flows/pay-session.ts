import { createCustomer } from '../resources/customers.ts';
import { createIntent } from '../resources/payment-intents.ts';
import { attachCard, createCard, type Payer } from '../resources/payment-methods.ts';
import type { SessionDraft } from '../tables.ts';
import type { TestCard } from '../test-cards.ts';
import type { PaymentIntent, PaymentMethod, Session } from '../wire-types.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { beginSubscription } from './begin-subscription.ts';
import { chargeIntent } from './charge-intent.ts';

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

/** Somebody to bill, where one is needed; a known customer without an e-mail address gets the one given. */
function ensureCustomer(world: World, session: Session, payer: Payer): void {
  const { email, name } = payer;
  if (session.customer !== null) {
    const customer = findCustomer(world, session.customer);
    if (customer.email === null) change(world, 'customer.updated', customer, { email });
  } else if (session.customer_creation === 'always') {
    session.customer = createCustomer(world, { email, name }).id;
  }
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

function complete(world: World, session: Session, method: PaymentMethod, payer: Payer): void {
  const draft = find(world, 'draft', session.id);
  rememberPayer(session, payer);
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
  const method = createCard(world, card, payer);
  if (!card.declinesNow) ensureCustomer(world, session, payer);
  if (session.amount_total > 0) {
    const intent = intentOf(world, session, draft);
    intent.customer = session.customer;
    chargeIntent(world, intent, method, card.declinesNow);
  }
  if (card.declinesNow) return 'declined';
  complete(world, session, method, payer);
  return 'paid';
}
