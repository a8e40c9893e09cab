import { payInvoice } from '../flows/collect-invoice.ts';
import { giveUpInvoice } from '../flows/give-up-invoice.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { Invoice } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { finalizeInvoice } from './new-invoice.ts';
import { previewFields, previewInvoice } from './preview-invoice.ts';

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

function finalize(world: World, invoice: Invoice): Invoice {
  if (invoice.status !== 'draft') throw refused('This invoice is already finalized, you can not re-finalize a non-draft invoice.');
  return finalizeInvoice(world, invoice);
}

const KIND = 'invoice';
const pay = { off_session: flag(), payment_method: text() };

export const invoiceRoutes: Route[] = [
  route('POST', '/v1/invoices/create_preview', KIND, previewFields, ({ world, params }) => previewInvoice(world, params)),
  route('GET', '/v1/invoices/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/invoices/:id', KIND, { metadata: metadata() }, ({ world, id, params }) => {
    const invoice = find(world, KIND, id);
    invoice.metadata = mergedMetadata(invoice.metadata ?? {}, params.metadata);
    return invoice;
  }),
  route('POST', '/v1/invoices/:id/finalize', KIND, { auto_advance: flag() }, ({ world, id }) => finalize(world, find(world, KIND, id))),
  route('POST', '/v1/invoices/:id/pay', KIND, pay, ({ world, id, params }) =>
    payInvoice(world, find(world, KIND, id), params.payment_method),
  ),
  route('POST', '/v1/invoices/:id/void', KIND, {}, ({ world, id }) => giveUpInvoice(world, find(world, KIND, id), 'void')),
  route('POST', '/v1/invoices/:id/mark_uncollectible', KIND, {}, ({ world, id }) =>
    giveUpInvoice(world, find(world, KIND, id), 'uncollectible'),
  ),
  listRoute('/v1/invoices', KIND, filters, ({ world, params }) => selectInvoices(world, params)),
  listRoute('/v1/invoices/:id/lines', 'line_item', {}, ({ world, id }) => find(world, KIND, id).lines.data, 'oldest-first'),
];
