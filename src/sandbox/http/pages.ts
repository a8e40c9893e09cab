import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runDues } from '../flows/dues.ts';
import { paySession } from '../flows/pay-session.ts';
import { checkoutPage, messagePage } from '../pages/checkout-page.ts';
import { languageFor, type Language, type Texts } from '../pages/texts.ts';
import { DECLINING_CARD, testCard, WORKING_CARD } from '../test-cards.ts';
import type { Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';

const PATH = '/c/pay/:id';

interface Visit {
  world: World;
  session: Session;
  language: Language;
  reply: FastifyReply;
}

function returnUrl(session: Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

export function sendPage(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .status(status)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(body);
}

function lastProblem(world: World, session: Session, texts: Texts): string | null {
  const intentId = find(world, 'draft', session.id).paymentIntent;
  const code = intentId === null ? undefined : find(world, 'payment_intent', intentId).last_payment_error?.decline_code;
  return code === undefined ? null : (texts.declines[code as keyof Texts['declines']] ?? texts.declines.generic_decline);
}

function show({ world, session, language, reply }: Visit, status = 200, problem?: string): FastifyReply {
  const lineItems = find(world, 'draft', session.id).lineItems;
  const shown = problem ?? lastProblem(world, session, language.texts);
  return sendPage(reply, status, checkoutPage({ session, lineItems, problem: shown, language }));
}

/** A session that is over: paid goes on to where payment leads, expired says so. */
function showEnded({ session, language, reply }: Visit): FastifyReply {
  if (session.status === 'complete') return sendPage(reply, 200, messagePage(language.texts.completed, returnUrl(session), language));
  return sendPage(reply, 410, messagePage(language.texts.expired, session.cancel_url, language));
}

function submit(visit: Visit, form: URLSearchParams): FastifyReply {
  const { world, session, language, reply } = visit;
  const action = form.get('action') ?? 'pay';
  if (action === 'cancel') return session.cancel_url === null ? show(visit, 400) : reply.redirect(session.cancel_url, 303);
  const card = testCard(action === 'decline' ? DECLINING_CARD : form.get('card') || WORKING_CARD);
  if (!card) return show(visit, 400, language.texts.cardUnknown);
  const email = session.customer_details?.email ?? form.get('email')?.trim() ?? '';
  if (!email.includes('@')) return show(visit, 400, language.texts.emailNeeded);
  const outcome = paySession(world, session, card, { email, name: form.get('name')?.trim() || null });
  return reply.redirect(outcome === 'paid' ? returnUrl(session) : `/c/pay/${session.id}`, 303);
}

/** Registers the hosted page of checkout sessions; a decline comes back to it, so that the person can retry. */
export function registerPages(app: FastifyInstance, world: World, after: () => void): void {
  const visit = (request: FastifyRequest, reply: FastifyReply): Visit | null => {
    runDues(world, world.clock.now());
    const session = world.tables['checkout.session'].get((request.params as { id: string }).id);
    const language = languageFor(request.headers['accept-language'], session?.locale);
    if (session) return { world, session, language, reply };
    void sendPage(reply, 404, messagePage(language.texts.notFound, null, language));
    return null;
  };
  app.get(PATH, (request, reply) => {
    const visited = visit(request, reply);
    if (!visited) return reply;
    return visited.session.status === 'open' ? show(visited) : showEnded(visited);
  });
  app.post(PATH, (request, reply) => {
    const visited = visit(request, reply);
    if (!visited) return reply;
    const { session } = visited;
    if (session.status === 'complete') return reply.redirect(returnUrl(session), 303);
    if (session.status !== 'open') return showEnded(visited);
    const answer = submit(visited, new URLSearchParams(typeof request.body === 'string' ? request.body : ''));
    after();
    return answer;
  });
}
