import type { ProviderSubscription, SubscriptionChange } from '../../../platform/payments/payments.ts';

/** Whether days that were paid for before a pause run, as time without payment: the provider knows no price for them, so a change cannot give back what is left of them. */
export const runsOnPaidDays = ({ status, trialEndsAt }: Pick<ProviderSubscription, 'status' | 'trialEndsAt'>): boolean => status === 'trialing' && trialEndsAt === null;

/** A change at once, for preview and charge alike: it ends a free trial, as nothing would be paid for it otherwise. */
export const changeAtOnce = ({ id, itemId, status, trialEndsAt }: ProviderSubscription, { priceId, at }: Pick<SubscriptionChange, 'priceId' | 'at'>): SubscriptionChange => ({ subscriptionId: id, itemId, priceId, at, endsTrial: status === 'trialing' && trialEndsAt !== null });
