/** Something that happens by itself at its time. */
export interface Due {
  /** In seconds. */
  at: number;
  /** The customer it concerns, whose test clock counts instead of the common one. */
  customer?: string | null;
  run(): unknown;
}
