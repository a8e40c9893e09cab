import { applyCode } from '../flows/apply-code.ts';
import { completeWithoutCard, confirmSession, paySession, type Means } from '../flows/pay-session.ts';
import { methodKind } from '../payment-method-kinds.ts';
import type { Texts } from '../pages/texts.ts';
import { DECLINING_CARD, testCard, WORKING_CARD } from '../test-cards.ts';
import type { Session } from '../wire-types.ts';
import type { World } from '../world.ts';

/** Where the person goes next, or what the page tells them instead. */
export type Next = { location: string } | { problem: string };

export function returnUrl(session: Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

export function pagePath(session: Session): string {
  return `/c/pay/${session.id}`;
}

function meansOf(session: Session, form: URLSearchParams, texts: Texts): Means | { problem: string } {
  const type = form.get('method') || 'card';
  const kind = methodKind(type);
  if (!kind || !session.payment_method_types.includes(type)) return { problem: texts.methodUnknown };
  if (kind.type !== 'card') return { account: kind.type, settlement: form.get('settlement') === 'failed' ? 'failed' : 'succeeded' };
  const card = testCard(form.get('action') === 'decline' ? DECLINING_CARD : form.get('card') || WORKING_CARD);
  return card ? { card } : { problem: texts.cardUnknown };
}

function pay(world: World, session: Session, form: URLSearchParams, texts: Texts): Next {
  const email = session.customer_details?.email ?? form.get('email')?.trim() ?? '';
  if (!email.includes('@')) return { problem: texts.emailNeeded };
  const needsNoCard = session.payment_method_collection === 'if_required' && session.amount_total === 0;
  if (needsNoCard && form.get('card') === 'none') {
    completeWithoutCard(world, session, { email, name: null });
    return { location: returnUrl(session) };
  }
  const means = meansOf(session, form, texts);
  if ('problem' in means) return means;
  switch (paySession(world, session, means, { email, name: form.get('name')?.trim() || null })) {
    case 'paid':
      return { location: returnUrl(session) };
    case 'confirm':
      return { location: `${pagePath(session)}/confirm` };
    case 'code-ended':
      return { problem: texts.codeUnknown };
    case 'declined':
      return { location: pagePath(session) };
  }
}

/** What the buttons of the page do. */
export function act(world: World, session: Session, form: URLSearchParams, texts: Texts): Next {
  switch (form.get('action') ?? 'pay') {
    case 'cancel':
      return session.cancel_url === null ? { problem: '' } : { location: session.cancel_url };
    case 'apply':
      return applyCode(world, session, form.get('promotion_code') ?? '') ? { location: pagePath(session) } : { problem: texts.codeUnknown };
    default:
      return pay(world, session, form, texts);
  }
}

/** What the person told their bank or wallet. */
export function confirm(world: World, session: Session, form: URLSearchParams): Next {
  const outcome = confirmSession(world, session, form.get('action') === 'pass');
  return { location: outcome === 'paid' ? returnUrl(session) : pagePath(session) };
}
