import type Stripe from 'stripe';

/** What travels: references are ids and decimals are strings, where the SDK's types allow more. */
export type Unexpanded<T, Fields> = Omit<T, keyof Fields> & Fields;
export type Id = string | null;

export type List<T> = Stripe.ApiList<T>;

export type Customer = Unexpanded<
  Stripe.Customer,
  { invoice_settings: Unexpanded<Stripe.Customer.InvoiceSettings, { default_payment_method: Id }>; invoice_prefix: string; next_invoice_sequence: number; test_clock: Id }
>;
export type Product = Unexpanded<Stripe.Product, { default_price: Id }>;
export type Price = Unexpanded<Stripe.Price, { product: string; unit_amount_decimal: string | null; unit_amount: number }>;
export type Plan = Unexpanded<Stripe.Plan, { product: Id; amount_decimal: string | null }>;
export type LineItem = Unexpanded<Stripe.LineItem, { price: Price; quantity: number }>;
export type PaymentMethod = Unexpanded<Stripe.PaymentMethod, { customer: Id }>;
export type Charge = Unexpanded<Stripe.Charge, { balance_transaction: Id; customer: Id; payment_intent: Id }>;
export type PaymentIntent = Unexpanded<
  Stripe.PaymentIntent,
  {
    customer: Id;
    latest_charge: Id;
    payment_method: Id;
    last_payment_error: Unexpanded<Stripe.PaymentIntent.LastPaymentError, { payment_method?: PaymentMethod }> | null;
  }
>;
export type Session = Unexpanded<
  Stripe.Checkout.Session,
  { customer: Id; discounts: { coupon: Id; promotion_code: Id }[]; invoice: Id; payment_intent: Id; subscription: Id; line_items?: List<LineItem>; amount_total: number; currency: string }
>;
export type SubscriptionItem = Unexpanded<Stripe.SubscriptionItem, { plan: Plan; price: Price; quantity: number }>;
export type Subscription = Unexpanded<
  Stripe.Subscription,
  {
    customer: string; default_payment_method: Id; latest_invoice: Id; items: List<SubscriptionItem>; schedule: Id; test_clock: Id;
    pending_update: Unexpanded<Stripe.Subscription.PendingUpdate, { subscription_items: SubscriptionItem[] | null }> | null;
  }
>;
export type InvoiceLineItem = Unexpanded<
  Stripe.InvoiceLineItem,
  {
    quantity_decimal: string | null;
    subscription: Id;
    pricing: { price_details: { price: string; product: string }; type: 'price_details'; unit_amount_decimal: string | null };
  }
>;
export type Invoice = Unexpanded<
  Stripe.Invoice,
  {
    customer: string;
    lines: List<InvoiceLineItem>;
    payments?: List<InvoicePayment>;
    test_clock: Id;
    parent: Unexpanded<
      Stripe.Invoice.Parent,
      { subscription_details: Unexpanded<Stripe.Invoice.Parent.SubscriptionDetails, { subscription: string }> }
    >;
  }
>;
export type InvoicePayment = Unexpanded<
  Stripe.InvoicePayment,
  { invoice: string; payment: Unexpanded<Stripe.InvoicePayment.Payment, { payment_intent: string }> }
>;
export type WebhookEndpoint = Stripe.WebhookEndpoint & { secret: string; connect?: boolean };
export type EventType = Stripe.Event['type'];
export type Event = Pick<
  Stripe.Event,
  'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'pending_webhooks' | 'request' | 'type'
> & { data: { object: object; previous_attributes?: object }; account?: string };
export type Deleted<Kind extends string> = { id: string; object: Kind; deleted: true };
