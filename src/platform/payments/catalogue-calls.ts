export interface NewProviderPrice {
  readonly productId: string;
  readonly priceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** How often it renews; null when it is paid once. */
  readonly interval: { readonly unit: 'month' | 'year'; readonly count: number } | null;
}

export type NewProviderProduct = { readonly name: string } & ({ readonly planId: string } | { readonly communityId: string });
export interface NewProviderCoupon {
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** Who buys, and what is sold. What was asked for a day ago or longer is looked for by our mark, among what was made in the day that followed: its key may have been forgotten. */
export interface CatalogueCalls {
  createCustomer(input: { userId: string }, key: string): Promise<string>;
  findCustomer(input: { userId: string }, askedAt: Date): Promise<string | null>;
  /** A plan; or what people do for each other in a community. */
  createProduct(input: NewProviderProduct, key: string): Promise<string>;
  findProduct(input: NewProviderProduct, askedAt: Date): Promise<string | null>;
  createPrice(input: NewProviderPrice, key: string): Promise<string>;
  findPrice(input: NewProviderPrice): Promise<string | null>;
  /** Money off, for one order and one time. */
  createCoupon(input: NewProviderCoupon, key: string): Promise<string>;
  findCoupon(input: NewProviderCoupon, askedAt: Date): Promise<string | null>;
}
