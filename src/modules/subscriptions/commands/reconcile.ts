import { after, DAY } from '../../../kernel/clock.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { LookedThrough } from '../../../platform/payments/payments.ts';
import { subscriptionById } from '../../billing/index.ts';
import { changeForUpdating } from '../access.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import type { SubscriptionChangeRow } from '../model/subscription-change.entity.ts';
import { chargeOfChange } from '../queries/charge-of-change.ts';

/** Takes what a comparison finds. */
export interface Findings {
  compared(count: number): void;
  differs(difference: { kind: DifferenceKind; subject: string; theirsMinor: number; oursMinor: number; currency?: string }): Promise<void>;
  open(kind: DifferenceKind): Promise<readonly string[]>;
  agrees(kind: DifferenceKind, subject: string): Promise<void>;
}
type DifferenceKind = 'CHARGE_DIFFERS' | 'CUSTOMER_CREDIT' | 'INVOICE_SHORT';

/** What is compared with the provider each night beside the subscriptions themselves. */
export const checksOf = (deps: SubscriptionsDeps) => [
  { name: 'plan-changes', cadence: 'NIGHTLY', run: (findings: Findings) => reconcileCharges(deps, findings) },
  { name: 'credit', cadence: 'NIGHTLY', run: (findings: Findings) => findCredit(deps, findings) },
  { name: 'invoices', cadence: 'NIGHTLY', run: (findings: Findings) => findShortInvoices(deps, findings) },
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

/** Credit with the provider is nobody's in particular: the next invoice of any community would take it, and whoever sells there would get nothing. */
async function findCredit({ reader, payments }: SubscriptionsDeps, findings: Findings): Promise<void> {
  const settled = new Set(await findings.open('CUSTOMER_CREDIT'));
  const known = new Set(settled);
  for await (const { count, found } of pages((after) => payments.customersWithCredit(after))) {
    findings.compared(count);
    const ours = found.length === 0 ? [] : await reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('providerId', 'in', found.map(({ customerId }) => customerId)).execute();
    for (const { customerId: subject, creditMinor, currency } of found.filter(({ customerId }) => ours.some(({ providerId }) => providerId === customerId))) {
      settled.delete(subject);
      if (!known.has(subject)) await findings.differs({ kind: 'CUSTOMER_CREDIT', subject, theirsMinor: creditMinor, oursMinor: 0, ...(currency === null ? {} : { currency }) });
    }
  }
  for (const subject of settled) await findings.agrees('CUSTOMER_CREDIT', subject);
}

/** How far back invoices are looked through: longer than any night may fail. */
const REACH = 40 * DAY;

/** Invoices of ours that something else than money has paid. */
async function findShortInvoices({ reader, payments, clock }: SubscriptionsDeps, findings: Findings): Promise<void> {
  const known = new Set(await findings.open('INVOICE_SHORT'));
  const since = after(clock.now(), -REACH);
  for await (const { count, found } of pages((behind) => payments.shortInvoices({ since, after: behind }))) {
    findings.compared(count);
    const named = found.map(({ subscriptionId }) => subscriptionId).filter((id) => id !== null);
    const ours = named.length === 0 ? [] : await reader.selectFrom('community').innerJoin('membership_subscription as s', 's.communityId', 'community.id').select('s.providerId').where('s.providerId', 'in', named).execute();
    for (const { id: subject, totalMinor, receivedMinor, currency } of found.filter(({ id, subscriptionId }) => !known.has(id) && ours.some(({ providerId }) => providerId === subscriptionId))) {
      await findings.differs({ kind: 'INVOICE_SHORT', subject, theirsMinor: receivedMinor, oursMinor: totalMinor, currency });
    }
  }
}

async function* pages<T>(read: (after: string | null) => Promise<LookedThrough<T>>): AsyncGenerator<LookedThrough<T>> {
  for (let next: string | null = null, hasMore = true; hasMore; hasMore = next !== null) {
    const page: LookedThrough<T> = await read(next);
    yield page;
    next = page.next;
  }
}
