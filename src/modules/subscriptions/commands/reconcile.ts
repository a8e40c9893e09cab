import { encodeId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import { subscriptionById } from '../../billing/index.ts';
import { changeForUpdating } from '../access.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import type { SubscriptionChangeRow } from '../model/subscription-change.entity.ts';
import { chargeOfChange } from '../queries/charge-of-change.ts';

/** Takes what a comparison finds. */
export interface Findings {
  compared(count: number): void;
  differs(difference: { kind: 'CHARGE_DIFFERS'; subject: string; theirsMinor: number; oursMinor: number; currency: string }): Promise<void>;
  open(kind: 'CHARGE_DIFFERS'): Promise<readonly string[]>;
  agrees(kind: 'CHARGE_DIFFERS', subject: string): Promise<void>;
}

/** What is compared with the provider each night beside the subscriptions themselves. */
export const checksOf = (deps: SubscriptionsDeps) => [
  { name: 'plan-changes', cadence: 'NIGHTLY', run: (findings: Findings) => reconcileCharges(deps, findings) },
] as const;

const BATCH = 200;

/** What was taken for changes and differs from what had been accepted: told until both agree. */
async function reconcileCharges(deps: SubscriptionsDeps, findings: Findings): Promise<void> {
  const known = new Set(await findings.open('CHARGE_DIFFERS'));
  for (const change of await differing(deps)) {
    const subject = encodeId('PlanChange', change.id);
    const { providerId } = await subscriptionById(deps.reader as never, change.subscriptionId);
    const { invoiceId, chargedMinor, isAsAccepted } = await chargeOfChange(deps, change, providerId);
    findings.compared(1);
    if (isAsAccepted) await putRight(deps, change.id, invoiceId, chargedMinor);
    if (isAsAccepted) await findings.agrees('CHARGE_DIFFERS', subject);
    else if (!known.has(subject)) await findings.differs({ kind: 'CHARGE_DIFFERS', subject, theirsMinor: chargedMinor, oursMinor: change.dueMinor as number, currency: change.currency! });
  }
}

const differing = ({ reader }: SubscriptionsDeps): Promise<SubscriptionChangeRow[]> =>
  reader.selectFrom('subscription_change as c').innerJoin('community', 'community.id', 'c.communityId').selectAll('c').where('c.isAsAccepted', '=', false).orderBy('c.id').limit(BATCH).execute();

async function putRight({ uow }: SubscriptionsDeps, changeId: string, invoiceId: string | null, chargedMinor: number): Promise<void> {
  await uow.run(async (tx) => {
    (await changeForUpdating(tx, changeId)).charge({ invoiceId, chargedMinor, isAsAccepted: true });
    return ok(null);
  });
}
