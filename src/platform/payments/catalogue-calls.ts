export interface NewProviderPrice {
  readonly productId: string;
  readonly priceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly interval: 'month' | 'year' | null;
}

/** Who buys, and what is sold. */
export interface CatalogueCalls {
  createCustomer(input: { userId: string }, key: string): Promise<string>;
  createProduct(input: { planId: string; name: string }, key: string): Promise<string>;
  createPrice(input: NewProviderPrice, key: string): Promise<string>;
}
