export type DifferenceKind = 'TRANSFER_DIFFERS' | 'PAYOUT_DIFFERS' | 'ACCOUNT_DIFFERS';
/** The state of what one side does not have. */
export const MISSING = 'MISSING';

/** Takes what a comparison with the provider finds; each difference becomes a row. */
export interface Findings {
  compared(count: number): void;
  differs(difference: {
    readonly kind: DifferenceKind; readonly subject: string; readonly isHealed: boolean;
    readonly theirState: string; readonly ourState: string; readonly theirsMinor?: number; readonly oursMinor?: number; readonly currency?: string;
  }): Promise<void>;
  /** Of what earlier runs found and did not put right. */
  open(kind: DifferenceKind): Promise<readonly string[]>;
  /** Both sides say the same again. */
  agrees(kind: DifferenceKind, subject: string): Promise<void>;
}
