import { payInvoice } from '../flows/collect-invoice.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { Invoice } from '../wire-types.ts';
import { find, type World } from '../world.ts';

const filters = {
  collection_method: choice('charge_automatically', 'send_invoice'),
  created: range(),
  customer: text(),
  status: choice('draft', 'open', 'paid', 'uncollectible', 'void'),
  subscription: text(),
};

function* selectInvoices(world: World, given: Params<typeof filters>): Iterable<Invoice> {
  for (const invoice of world.tables.invoice.values()) {
    const isTheirs = matches(given.customer, invoice.customer) && matches<string>(given.status, invoice.status);
    const isFor = matches(given.subscription, invoice.parent.subscription_details.subscription);
    const isCollected = matches<string>(given.collection_method, invoice.collection_method);
    if (isTheirs && isFor && isCollected && isWithin(invoice.created, given.created)) yield invoice;
  }
}

const pay = { off_session: flag(), payment_method: text() };

export const invoiceRoutes: Route[] = [
  route('GET', '/v1/invoices/:id', 'invoice', {}, ({ world, id }) => find(world, 'invoice', id)),
  route('POST', '/v1/invoices/:id/pay', 'invoice', pay, ({ world, id, params }) =>
    payInvoice(world, find(world, 'invoice', id), params.payment_method),
  ),
  listRoute('/v1/invoices', 'invoice', filters, ({ world, params }) => selectInvoices(world, params)),
  listRoute('/v1/invoices/:id/lines', 'line_item', {}, ({ world, id }) => find(world, 'invoice', id).lines.data, 'oldest-first'),
];
