/** One movement on the provider's balance. */
export interface BalanceMovement {
  readonly id: string;
  /** The provider's word, such as `charge`, `refund`, `transfer`. */
  readonly type: string;
  /** What it belongs to. */
  readonly sourceId: string | null;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  readonly createdAt: Date;
}
export interface BalanceCalls {
  /** What moved from a time on, and before another; newest first, at most 100. */
  movements(query: { readonly since: Date; readonly before: Date; readonly after?: string }): Promise<{ readonly movements: readonly BalanceMovement[]; readonly hasMore: boolean }>;
}
