import { emptyPage, readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { maySell } from '../access.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import type { PaymentMethod } from '../model/payment-methods.ts';

const newestFirst = (scope: string): Ordering<{ id: string; createdAt: Date }> => ({ scope, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] });

/** The viewer's own orders, newest first. */
export function ordersOfViewer({ reader }: BillingDeps, viewer: Viewer, request: PageRequest): Promise<Page<OrderRow>> {
  const { userId } = signedIn(viewer);
  return readPage<OrderRow>(request, newestFirst('orders-of-viewer'), (after, limit) => newest(ordersOf(reader).where('purchase_order.userId', '=', userId), after, limit));
}

/** All orders of a community, newest first; empty for those who do not sell there. */
export async function ordersOfCommunity({ reader }: BillingDeps, viewer: Viewer, communityId: string, request: PageRequest): Promise<Page<OrderRow>> {
  if (!(await maySell(reader, viewer, communityId))) return emptyPage();
  return readPage<OrderRow>(request, newestFirst('orders-of-community'), (after, limit) => newest(ordersOf(reader).where('community.id', '=', communityId), after, limit));
}

const ordersOf = (db: BillingReader) => db.selectFrom('purchase_order').innerJoin('community', 'community.id', 'purchase_order.communityId');
function newest(from: ReturnType<typeof ordersOf>, after: (string | number)[] | null, limit: number): Promise<OrderRow[]> {
  let query = from.selectAll('purchase_order').orderBy('purchase_order.createdAt', 'desc').orderBy('purchase_order.id', 'desc').limit(limit);
  if (after) query = query.where((eb) => eb(eb.refTuple('purchase_order.createdAt', 'purchase_order.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
  return query.execute();
}

export async function ordersByIds(db: BillingReader, ids: readonly string[]): Promise<Map<string, OrderRow>> {
  return new Map((await db.selectFrom('purchase_order').selectAll().where('id', 'in', ids).execute()).map((order) => [order.id, order]));
}
export const orderById = (db: BillingReader, id: string): Promise<OrderRow> => db.selectFrom('purchase_order').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The pages where these orders can be paid now. */
export async function checkoutUrls({ reader }: BillingDeps, orderIds: readonly string[], now: Date): Promise<Map<string, string>> {
  const open = await reader.selectFrom('checkout_attempt').select(['orderId', 'url']).where('orderId', 'in', orderIds).where('state', '=', 'OPEN').where('expiresAt', '>', now).orderBy('number').execute();
  return new Map(open.filter(({ url }) => url !== null).map(({ orderId, url }) => [orderId, url!]));
}

/** What became of the pages of these orders: what the last one offers, and whether a bank has been asked for the money. */
export interface PagesOfOrder {
  readonly methods: readonly PaymentMethod[];
  readonly isSettling: boolean;
}
export async function pagesOfOrders({ reader }: BillingDeps, orderIds: readonly string[]): Promise<Map<string, PagesOfOrder>> {
  const pages = await reader.selectFrom('checkout_attempt').select(['orderId', 'methods', 'state']).where('orderId', 'in', orderIds).where('sessionId', 'is not', null).orderBy('number').execute();
  const found = new Map<string, PagesOfOrder>();
  for (const { orderId, methods, state } of pages) found.set(orderId, { methods: methods as PaymentMethod[], isSettling: state === 'SETTLING' || found.get(orderId)?.isSettling === true });
  return found;
}
