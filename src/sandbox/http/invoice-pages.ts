import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { atTimeOf } from '../flows/clock-of.ts';
import { answerForInvoice, askForInvoice, isAsked, payInvoice } from '../flows/collect-invoice.ts';
import { messagePage } from '../pages/checkout-page.ts';
import { confirmInvoicePage, invoicePage, invoicePdf } from '../pages/invoice-page.ts';
import { languageFor } from '../pages/texts.ts';
import { attachCard, createCard } from '../resources/payment-methods.ts';
import { StripeError } from '../stripe-error.ts';
import { testCard, WORKING_CARD } from '../test-cards.ts';
import type { Invoice } from '../wire-types.ts';
import type { World } from '../world.ts';
import { sendPage } from './pages.ts';

const PATH = '/i/:id';
const CONFIRM = `${PATH}/confirm`;

/** Pays, or leads to where the bank asks; answers where the person goes next. */
function pay(world: World, invoice: Invoice, number: string | null): string {
  const card = testCard(number || WORKING_CARD);
  if (!card) throw new StripeError(400, { type: 'invalid_request_error', message: 'This is not one of the test cards.' }, false);
  const method = createCard(world, card, { email: invoice.customer_email, name: null });
  attachCard(world, method, invoice.customer);
  const page = `/i/${invoice.id}`;
  if (card.authenticates && invoice.status === 'open') {
    askForInvoice(world, invoice, method);
    return `${page}/confirm`;
  }
  payInvoice(world, invoice, method.id);
  return page;
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
      let next: string;
      try {
        next = atTimeOf(world, [invoice.customer], () => pay(world, invoice, form.get('card')));
      } catch (error) {
        if (!(error instanceof StripeError)) throw error;
        return sendPage(reply, error.status, invoicePage(invoice, error.message, language(request)));
      } finally {
        after();
      }
      return reply.redirect(next, 303);
    }),
  );
  app.get(CONFIRM, (request, reply) =>
    visit(request, reply, (invoice) => (isAsked(world, invoice) ? sendPage(reply, 200, confirmInvoicePage(invoice, language(request))) : reply.redirect(`/i/${invoice.id}`, 303))),
  );
  app.post(CONFIRM, (request, reply) =>
    visit(request, reply, (invoice) => {
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      atTimeOf(world, [invoice.customer], () => answerForInvoice(world, invoice, form.get('action') === 'pass'));
      after();
      return reply.redirect(`/i/${invoice.id}`, 303);
    }),
  );
}
