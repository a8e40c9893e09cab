import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { atTimeOf } from '../flows/clock-of.ts';
import { payInvoice } from '../flows/collect-invoice.ts';
import { messagePage } from '../pages/checkout-page.ts';
import { invoicePage, invoicePdf } from '../pages/invoice-page.ts';
import { languageFor } from '../pages/texts.ts';
import { attachCard, createCard } from '../resources/payment-methods.ts';
import { StripeError } from '../stripe-error.ts';
import { testCard, WORKING_CARD } from '../test-cards.ts';
import type { Invoice } from '../wire-types.ts';
import type { World } from '../world.ts';
import { sendPage } from './pages.ts';

const PATH = '/i/:id';

function pay(world: World, invoice: Invoice, number: string | null): void {
  const card = testCard(number || WORKING_CARD);
  if (!card) throw new StripeError(400, { type: 'invalid_request_error', message: 'This is not one of the test cards.' }, false);
  const method = createCard(world, card, { email: invoice.customer_email, name: null });
  attachCard(world, method, invoice.customer);
  payInvoice(world, invoice, method.id);
}

/** Registers the hosted pages of invoices and their PDF. */
export function registerInvoicePages(app: FastifyInstance, world: World, after: () => void): void {
  const visit = (request: FastifyRequest, reply: FastifyReply, answer: (invoice: Invoice) => FastifyReply): FastifyReply => {
    const invoice = world.tables.invoice.get((request.params as { id: string }).id);
    const language = languageFor(request.headers['accept-language']);
    if (invoice && invoice.number !== null) return answer(invoice);
    return sendPage(reply, 404, messagePage(language.texts.notFound, null, language));
  };
  const language = (request: FastifyRequest): ReturnType<typeof languageFor> => languageFor(request.headers['accept-language']);
  app.get(PATH, (request, reply) => visit(request, reply, (invoice) => sendPage(reply, 200, invoicePage(invoice, null, language(request)))));
  app.get(`${PATH}/pdf`, (request, reply) => visit(request, reply, (invoice) => reply.type('application/pdf').send(invoicePdf(invoice))));
  app.post(PATH, (request, reply) =>
    visit(request, reply, (invoice) => {
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      try {
        atTimeOf(world, [invoice.customer], () => pay(world, invoice, form.get('card')));
      } catch (error) {
        if (!(error instanceof StripeError)) throw error;
        return sendPage(reply, error.status, invoicePage(invoice, error.message, language(request)));
      } finally {
        after();
      }
      return reply.redirect(request.url, 303);
    }),
  );
}
