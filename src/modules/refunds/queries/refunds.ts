import { emptyPage, readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { maySell, type OrderRow, type PaymentRow } from '../../billing/index.ts';
import type { RefundsDeps, RefundsReader } from '../deps.ts';
import type { RefundRow, RefundState } from '../model/refund.entity.ts';

export const refundRow = async (db: RefundsReader, id: string): Promise<RefundRow | null> => (await db.selectFrom('refund').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const paymentForRefund = (db: RefundsReader, { communityId, paymentId }: { communityId: string; paymentId: string }): Promise<PaymentRow> =>
  db.selectFrom('payment').selectAll().where('communityId', '=', communityId).where('id', '=', paymentId).executeTakeFirstOrThrow();

/** How many refunds an order shows. */
export const REFUNDS_SHOWN = 20;
/** The refunds of these orders, newest first. */
export async function refundsOfOrders({ reader }: RefundsDeps, orderIds: readonly string[]): Promise<Map<string, RefundRow[]>> {
  const rows = await reader.selectFrom('refund').selectAll().where('orderId', 'in', orderIds).orderBy('requestedAt', 'desc').orderBy('id', 'desc').execute();
  return new Map([...Map.groupBy(rows, ({ orderId }) => orderId)].map(([orderId, refunds]) => [orderId, refunds.slice(0, REFUNDS_SHOWN)]));
}
/** The orders of refunds, disputes and warnings that the viewer was given. */
export async function ordersBehind({ reader }: RefundsDeps, ids: readonly string[]): Promise<Map<string, OrderRow>> {
  const rows = await reader.selectFrom('purchase_order').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
/** The payments of refunds that the viewer was given. */
export async function paymentsBehind({ reader }: RefundsDeps, ids: readonly string[]): Promise<Map<string, PaymentRow>> {
  const rows = await reader.selectFrom('payment').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The refunds of a community, newest first; empty for those who do not sell there. */
export async function refundsOfCommunity(deps: RefundsDeps, viewer: Viewer, communityId: string, state: RefundState | null, request: PageRequest): Promise<Page<RefundRow>> {
  if (!(await maySell(deps.reader as never, viewer, communityId))) return emptyPage();
  return page(deps, `refunds-of-community-${state}`, request, (query) => withState(query.where('refund.communityId', '=', communityId), state));
}

/** All refunds of the deployment, newest first, for the operator. */
export const allRefunds = (deps: RefundsDeps, state: RefundState | null, request: PageRequest): Promise<Page<RefundRow>> => page(deps, `refunds-${state}`, request, (query) => withState(query, state));

const selection = (db: RefundsReader) => db.selectFrom('refund').innerJoin('community', 'community.id', 'refund.communityId').selectAll('refund');
type Selection = ReturnType<typeof selection>;
const withState = (query: Selection, state: RefundState | null): Selection => (state === null ? query : query.where('refund.state', '=', state));

function page({ reader }: RefundsDeps, scope: string, request: PageRequest, narrow: (query: Selection) => Selection): Promise<Page<RefundRow>> {
  return readPage<RefundRow>(request, { scope, shape: ['time', 'uuid'], keysOf: (row) => [row.requestedAt.getTime(), row.id] }, (after, limit) => {
    let query = narrow(selection(reader)).orderBy('refund.requestedAt', 'desc').orderBy('refund.id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('refund.requestedAt', 'refund.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
