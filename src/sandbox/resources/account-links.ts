import type Stripe from 'stripe';
import { choice, group, required, text, url } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { randomLetters } from '../ids.ts';
import { findAccount } from './accounts.ts';

const LINK_SECONDS = 300;

const creation = {
  account: required(text()),
  collect: choice('currently_due', 'eventually_due'),
  collection_options: group({ fields: choice('currently_due', 'eventually_due') }),
  refresh_url: required(url()),
  return_url: required(url()),
  type: required(choice('account_onboarding', 'account_update')),
};

/** A link to the onboarding page. It opens the page once and for a few minutes; afterwards it leads to `refresh_url`. */
export const accountLinkRoutes: Route[] = [
  route('POST', '/v1/account_links', 'account_link', creation, ({ world, params }) => {
    const account = findAccount(world, params.account, 'account');
    const id = randomLetters(24);
    const created = world.clock.seconds();
    world.tables.link_draft.set(id, {
      id,
      account: account.id,
      refreshUrl: params.refresh_url,
      returnUrl: params.return_url,
      expiresAt: created + LINK_SECONDS,
      ticket: null,
    });
    return { object: 'account_link', created, expires_at: created + LINK_SECONDS, url: `${world.baseUrl}/connect/${id}` } satisfies Stripe.AccountLink;
  }),
];
