import type { AdmittedOperation } from '../operations/operation-door.ts';
import { Subscription, type Audience, type SubscribeOptions } from './subscription.ts';

/** Runs one subscription until it ends or is stopped. */
export type Subscribe = (operation: AdmittedOperation, audience: Audience) => Subscription;

export const createSubscribe = (options: SubscribeOptions): Subscribe => (operation, audience) => {
  const subscription = new Subscription(options, operation, audience);
  void subscription.run();
  return subscription;
};
