import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { atTimeOf } from '../flows/clock-of.ts';
import { runDues } from '../flows/dues.ts';
import { cancelOnPortal, changeCardOnPortal, changePlanOnPortal, resumeOnPortal, type PortalVisit } from '../flows/portal-actions.ts';
import { accountTexts } from '../pages/account-texts.ts';
import { messagePage } from '../pages/checkout-page.ts';
import { portalPage } from '../pages/portal-page.ts';
import { languageFor } from '../pages/texts.ts';
import { StripeError } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import { sendPage } from './pages.ts';

const PATH = '/p/session/:id';
/** A session is opened soon and used at once. */
const OPEN_SECONDS = 3_600;

function act(visit: PortalVisit, form: URLSearchParams): void {
  const subscription = form.get('subscription') ?? '';
  switch (form.get('action')) {
    case 'cancel':
      return cancelOnPortal(visit, subscription);
    case 'resume':
      return resumeOnPortal(visit, subscription);
    case 'change-card':
      return changeCardOnPortal(visit, form.get('card') ?? '');
    default:
      return changePlanOnPortal(visit, subscription, form.get('price') ?? '');
  }
}

interface Opened {
  visit: PortalVisit;
  show(status: number, problem: string | null): FastifyReply;
}

function open(world: World, request: FastifyRequest, reply: FastifyReply): Opened | null {
  runDues(world, world.clock.now());
  const session = world.tables['billing_portal.session'].get((request.params as { id: string }).id);
  const language = languageFor(request.headers['accept-language'], session?.locale);
  if (!session || session.created + OPEN_SECONDS < world.clock.running() / 1000) {
    void sendPage(reply, 410, messagePage(accountTexts(language.tag).over, session?.return_url ?? null, language));
    return null;
  }
  const configuration = find(world, 'billing_portal.configuration', session.configuration);
  const show = (status: number, problem: string | null): FastifyReply => sendPage(reply, status, portalPage({ world, session, configuration, problem, language }));
  return { visit: { world, configuration, customer: session.customer }, show };
}

/** Registers the billing portal; every action leads back to it. */
export function registerPortal(app: FastifyInstance, world: World, after: () => void): void {
  app.get(PATH, (request, reply) => open(world, request, reply)?.show(200, null) ?? reply);
  app.post(PATH, (request, reply) => {
    const opened = open(world, request, reply);
    if (!opened) return reply;
    const { visit, show } = opened;
    try {
      atTimeOf(world, [visit.customer], () => act(visit, new URLSearchParams(typeof request.body === 'string' ? request.body : '')));
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return show(error.status, error.message);
    }
    after();
    return reply.redirect(request.url, 303);
  });
}
