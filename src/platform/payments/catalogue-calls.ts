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
  createProduct(input: { planId: string; name: string }, key: string): Promise<string>;
  createPrice(input: NewProviderPrice, key: string): Promise<string>;
}
