export interface NewProviderPrice {
  readonly productId: string;
  readonly priceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** How often it renews; null when it is paid once. */
  readonly interval: { readonly unit: 'month' | 'year'; readonly count: number } | null;
}

/** Who buys, and what is sold. */
export interface CatalogueCalls {
  createCustomer(input: { userId: string }, key: string): Promise<string>;
  /** A plan; or what people do for each other in a community. */
  createProduct(input: { name: string } & ({ planId: string } | { communityId: string }), key: string): Promise<string>;
  createPrice(input: NewProviderPrice, key: string): Promise<string>;
  /** Money off, for one order and one time. */
  createCoupon(input: { orderId: string; amountMinor: number; currency: string }, key: string): Promise<string>;
}
