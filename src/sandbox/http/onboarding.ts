import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LinkDraft } from '../connect-types.ts';
import { setStanding } from '../flows/account-standing.ts';
import { randomLetters } from '../ids.ts';
import { messagePage } from '../pages/checkout-page.ts';
import { onboardingPage } from '../pages/onboarding-page.ts';
import { languageFor } from '../pages/texts.ts';
import { findAccount } from '../resources/accounts.ts';
import type { World } from '../world.ts';
import { sendPage } from './pages.ts';

const PATH = '/connect/:id';
const OUTCOMES = ['enabled', 'pending', 'restricted'] as const;

/** Registers the onboarding page of connected accounts; a used or old link leads back to where a new one is made. */
export function registerOnboarding(app: FastifyInstance, world: World, after: () => void): void {
  const linkOf = (request: FastifyRequest): LinkDraft | undefined => world.tables.link_draft.get((request.params as { id: string }).id);
  app.get(PATH, (request, reply) => {
    const link = linkOf(request);
    const language = languageFor(request.headers['accept-language']);
    if (!link) return sendPage(reply, 404, messagePage(language.texts.notFound, null, language));
    if (link.ticket !== null || link.expiresAt <= world.clock.seconds()) return reply.redirect(link.refreshUrl, 303);
    link.ticket = randomLetters(24);
    after();
    return sendPage(reply, 200, onboardingPage(link, language));
  });
  app.post(PATH, (request, reply) => {
    const link = linkOf(request);
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    if (!link || link.ticket === null || form.get('ticket') !== link.ticket) return reply.redirect(link?.refreshUrl ?? '/_sandbox', 303);
    const outcome = OUTCOMES.find((each) => each === form.get('outcome'));
    link.ticket = '';
    if (outcome) setStanding(world, findAccount(world, link.account), outcome);
    after();
    return reply.redirect(link.returnUrl, 303);
  });
}
