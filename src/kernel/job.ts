/** Background work by name. Handlers run at least once, hence are idempotent. */
export interface JobDefinition<Data extends object = object> {
  /** Stable, as it names rows in the queue: `stripe-events.apply-received`. */
  readonly name: string;
  /** Cron expression in UTC; the handler then gets an empty object. */
  readonly schedule?: string;
  readonly retryLimit?: number;
  handle(data: Data): Promise<void>;
}
/** Keeps the payload's type beside the name of the job. */
export const job = <Data extends object>(definition: JobDefinition<Data>): JobDefinition => definition as unknown as JobDefinition;
