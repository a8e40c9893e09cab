import { ok } from '../../../kernel/result.ts';
import { subscriptionForChanging } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { subscriptionById } from '../queries/subscriptions.ts';
import { syncOrder } from './sync-order.ts';

/** Tells the provider what the person wished last, then looks what became of it. Nothing happens when nothing is wished. */
export async function carryOut(deps: BillingDeps, subscriptionId: string): Promise<void> {
  const call = await nextCall(deps, subscriptionId);
  if (call === null) return;
  await deps.payments.scheduleCancellation(call.providerId, call.isCancellation, call.key);
  await syncOrder(deps, call.orderId, { subscriptionIds: [call.providerId] });
}

async function nextCall({ uow, reader }: BillingDeps, subscriptionId: string): Promise<{ providerId: string; orderId: string; isCancellation: boolean; key: string } | null> {
  const { userId } = await subscriptionById(reader, subscriptionId);
  const call = await uow.run(async (tx) => {
    const found = await subscriptionForChanging(tx, { userId, sessionId: null, isStaff: false, locale: 'en' }, subscriptionId);
    if (!found.ok || found.value.pendingCancellation == null || found.value.isEnded()) return ok(null);
    const { providerId, orderId, pendingCancellation } = found.value;
    const isCancellation = pendingCancellation as boolean;
    return ok({ providerId, orderId, isCancellation, key: found.value.nextChange(isCancellation) });
  });
  return call.ok ? call.value : null;
}
