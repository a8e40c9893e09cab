/** One line of an invoice before the invoice is made: the preview and the charge are made of the same lines. */
export interface LineDraft {
  amount: number;
  currency: string;
  description: string;
  price: { id: string; product: string; unit_amount_decimal: string | null };
  quantity: number;
  period: { start: number; end: number };
  /** Null for a one-time price. */
  subscriptionItem: string | null;
  isProration: boolean;
}
