/** The time of the deployment. It follows the database's time; tests move it. */
export interface Clock {
  now(): Date;
}
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const after = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds);
