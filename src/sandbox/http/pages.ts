import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { atTimeOf } from '../flows/clock-of.ts';
import { runDues } from '../flows/dues.ts';
import { checkoutPage, confirmPage, messagePage } from '../pages/checkout-page.ts';
import { languageFor, type Language, type Texts } from '../pages/texts.ts';
import type { Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { act, confirm, pagePath, returnUrl, type Next } from './page-actions.ts';

const PATH = '/c/pay/:id';
const CONFIRM = `${PATH}/confirm`;

interface Visit {
  world: World;
  session: Session;
  language: Language;
  reply: FastifyReply;
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
  const error = intentId === null ? null : find(world, 'payment_intent', intentId).last_payment_error;
  if (!error) return null;
  if (error.code === 'payment_intent_authentication_failure') return texts.declines.authentication;
  return texts.declines[error.decline_code as keyof Texts['declines']] ?? texts.declines.generic_decline;
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

function go(visit: Visit, next: Next): FastifyReply {
  return 'location' in next ? visit.reply.redirect(next.location, 303) : show(visit, 400, next.problem || undefined);
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
  const post = (path: string, run: (visited: Visit, form: URLSearchParams) => Next): void => {
    app.post(path, (request, reply) => {
      const visited = visit(request, reply);
      if (!visited) return reply;
      const { session } = visited;
      if (session.status === 'complete') return reply.redirect(returnUrl(session), 303);
      if (session.status !== 'open') return showEnded(visited);
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const answer = go(visited, atTimeOf(world, [session.id], () => run(visited, form)));
      after();
      return answer;
    });
  };
  post(PATH, ({ session, language }, form) => act(world, session, form, language.texts));
  app.get(CONFIRM, (request, reply) => {
    const visited = visit(request, reply);
    if (!visited) return reply;
    const { session, language } = visited;
    if (session.status !== 'open') return showEnded(visited);
    if (!find(world, 'draft', session.id).confirmation) return reply.redirect(pagePath(session), 303);
    return sendPage(reply, 200, confirmPage(session, language));
  });
  post(CONFIRM, ({ session }, form) => confirm(world, session, form));
}
