import { createCustomer } from '../resources/customers.ts';
import { offerOf, redeemOffer } from '../resources/discounts.ts';
import { createIntent } from '../resources/payment-intents.ts';
import { attachCard, createAccountMethod, createCard, type Payer } from '../resources/payment-methods.ts';
import { methodKind, type MethodKind } from '../payment-method-kinds.ts';
import type { SessionDraft } from '../tables.ts';
import { testCardByLast4, type TestCard } from '../test-cards.ts';
import type { PaymentIntent, PaymentMethod, Session } from '../wire-types.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { happenAfterwards } from './aftermath.ts';
import { isOfferAlive } from './apply-code.ts';
import { beginSubscription } from './begin-subscription.ts';
import { askForConfirmation, beginCharge, chargeIntent, failConfirmation } from './charge-intent.ts';

const DAY = 86_400;
/** How long banks take to answer. */
const SETTLES_AFTER = 3 * DAY;

/** What the person chose on the page. */
export type Means =
  | { card: TestCard }
  | { account: Exclude<MethodKind['type'], 'card'>; settlement: 'succeeded' | 'failed' };

export type PaymentOutcome = 'paid' | 'declined' | 'confirm' | 'code-ended';

/** What the card has to pay: of a subscription, what the customer's credit does not. */
function dueOf(world: World, { mode, customer, amount_total: total }: Session): number {
  if (mode !== 'subscription' || customer === null) return total;
  return Math.max(0, total + findCustomer(world, customer).balance);
}

/** The intent of a session begins with the first click on its page and survives declines. */
function intentOf(world: World, session: Session, draft: SessionDraft): PaymentIntent {
  if (draft.paymentIntent !== null) return find(world, 'payment_intent', draft.paymentIntent);
  const isSubscription = session.mode === 'subscription';
  const intent = createIntent(world, {
    amount: dueOf(world, session),
    currency: session.currency,
    customer: session.customer,
    description: isSubscription ? 'Subscription creation' : draft.intentData.description,
    metadata: draft.intentData.metadata,
    receiptEmail: draft.intentData.receiptEmail,
    transferGroup: draft.intentData.transferGroup,
    setupFutureUsage: isSubscription ? 'off_session' : null,
    methods: session.payment_method_types,
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

function complete(world: World, session: Session, method: PaymentMethod | null, payer: Payer, isPaid = true): void {
  const draft = find(world, 'draft', session.id);
  rememberPayer(session, payer);
  if (method && session.mode === 'subscription' && session.customer !== null) attachCard(world, method, session.customer);
  session.status = 'complete';
  session.payment_status = dueOf(world, session) === 0 ? 'no_payment_required' : isPaid ? 'paid' : 'unpaid';
  session.url = null;
  const follow = session.mode === 'subscription' ? beginSubscription(world, session, draft, method) : () => {};
  const offer = offerOf(world, session.discounts?.[0]);
  const subscription = session.subscription === null ? null : find(world, 'subscription', session.subscription);
  if (offer) redeemOffer(world, offer, session, subscription);
  emit(world, 'checkout.session.completed', session);
  follow();
}

/** Takes the money, or begins to, and completes the session. */
function take(world: World, session: Session, method: PaymentMethod, payer: Payer, isAuthenticated: boolean): PaymentOutcome {
  const draft = find(world, 'draft', session.id);
  if (dueOf(world, session) === 0) {
    complete(world, session, method, payer);
    return 'paid';
  }
  const intent = intentOf(world, session, draft);
  const card = method.card ? testCardByLast4(method.card.last4) : undefined;
  const settlesLater = methodKind(method.type)?.settles === 'later';
  if (settlesLater) beginCharge(world, intent, method);
  else chargeIntent(world, intent, method, card?.declinesNow ?? null, isAuthenticated);
  if (card?.declinesNow) return 'declined';
  complete(world, session, method, payer, !settlesLater);
  if (card?.aftermath) happenAfterwards(world, intent, card.aftermath);
  return 'paid';
}

/** Begins a trial without a card, where the session lets that be. */
export function completeWithoutCard(world: World, session: Session, payer: Payer): void {
  ensureCustomer(world, session, payer);
  complete(world, session, null, payer);
}

/** The person presses "pay". A decline leaves the session open; a bank or a wallet may want their yes first. */
export function paySession(world: World, session: Session, means: Means, payer: Payer): PaymentOutcome {
  if (!isOfferAlive(world, session)) return 'code-ended';
  const draft = find(world, 'draft', session.id);
  const method = 'card' in means ? createCard(world, means.card, payer) : createAccountMethod(world, means.account, payer);
  const isDeclined = 'card' in means && means.card.declinesNow !== null;
  if (!isDeclined) ensureCustomer(world, session, payer);
  draft.settlement = 'card' in means ? null : { at: world.clock.seconds() + SETTLES_AFTER, outcome: means.settlement };
  const due = dueOf(world, session);
  if (due > 0) {
    const intent = intentOf(world, session, draft);
    Object.assign(intent, { amount: due, customer: session.customer });
    const asksFirst = 'card' in means ? means.card.authenticates : methodKind(means.account)?.isConfirmedApart;
    if (asksFirst) {
      draft.confirmation = { method: method.id, payer };
      askForConfirmation(world, intent, method, `${session.url}/confirm`);
      return 'confirm';
    }
  }
  return take(world, session, method, payer, false);
}

/** The answer of the person to their bank or wallet. */
export function confirmSession(world: World, session: Session, saysYes: boolean): PaymentOutcome {
  const draft = find(world, 'draft', session.id);
  const { confirmation } = draft;
  if (!confirmation) return 'declined';
  const method = find(world, 'payment_method', confirmation.method);
  draft.confirmation = null;
  if (saysYes && isOfferAlive(world, session)) return take(world, session, method, confirmation.payer, method.card !== undefined);
  failConfirmation(world, intentOf(world, session, draft), method);
  return 'declined';
}
