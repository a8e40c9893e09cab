import type { PortalConfiguration, PortalSession } from '../billing-types.ts';
import { offeredPrices } from '../flows/portal-actions.ts';
import { currentPeriodEnd } from '../resources/cancellation.ts';
import { TEST_CARDS } from '../test-cards.ts';
import type { Invoice, Price, Subscription } from '../wire-types.ts';
import { findProduct, type World } from '../world.ts';
import { accountTexts, type AccountTexts } from './account-texts.ts';
import { html, page, type Html } from './html.ts';
import { money, type Language } from './texts.ts';

export interface PortalView {
  world: World;
  session: PortalSession;
  configuration: PortalConfiguration;
  problem: string | null;
  language: Language;
}

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function priceName(world: World, price: Price, tag: string): string {
  const { interval = '', interval_count: count = 1 } = price.recurring ?? {};
  return `${findProduct(world, price.product).name} · ${money(price.unit_amount, price.currency, tag)} / ${count} ${interval}`;
}

function form(session: PortalSession, subscription: Subscription | null, inside: Html): Html {
  return html`<form method="POST" action="/p/session/${session.id}" class="row">
    ${subscription && html`<input type="hidden" name="subscription" value="${subscription.id}" />`}${inside}
  </form>`;
}

function planForm({ world, session, configuration, language }: PortalView, subscription: Subscription, texts: AccountTexts): Html | null {
  const offers = offeredPrices(world, configuration).filter(({ id }) => id !== subscription.items.data[0]?.price.id);
  if (offers.length === 0) return null;
  const options = offers.map((price) => html`<option value="${price.id}">${priceName(world, price, language.tag)}</option>`);
  return form(session, subscription, html`<select name="price">${options}</select><button name="action" value="change-plan">${texts.changePlan}</button>`);
}

function subscriptionPart(view: PortalView, subscription: Subscription, texts: AccountTexts): Html {
  const { world, session, configuration, language } = view;
  const names = subscription.items.data.map(({ price }) => priceName(world, price, language.tag)).join(', ');
  const until = `${subscription.cancel_at === null ? texts.renewsAt : texts.endsAt} ${day(subscription.cancel_at ?? currentPeriodEnd(subscription))}`;
  const cancel = configuration.features.subscription_cancel.enabled && subscription.cancel_at === null;
  return html`<h2>${names}</h2>
    <p>${subscription.status === 'paused' ? texts.paused : until}</p>
    ${cancel && form(session, subscription, html`<button name="action" value="cancel">${texts.cancelPlan}</button>`)}
    ${subscription.cancel_at !== null && form(session, subscription, html`<button name="action" value="resume">${texts.resumePlan}</button>`)}
    ${planForm(view, subscription, texts)}`;
}

function cardPart({ session, configuration }: PortalView, texts: AccountTexts): Html | null {
  if (!configuration.features.payment_method_update.enabled) return null;
  const options = TEST_CARDS.map(({ number }) => html`<option value="${number}">${number}</option>`);
  return form(session, null, html`<select name="card">${options}</select><button name="action" value="change-card">${texts.changeCard}</button>`);
}

function invoiceRow(invoice: Invoice, tag: string): Html {
  return html`<tr>
    <td><a href="${invoice.hosted_invoice_url}">${invoice.number}</a></td>
    <td>${money(invoice.total, invoice.currency, tag)}</td><td>${invoice.status}</td><td>${day(invoice.created)}</td>
  </tr>`;
}

/** The billing portal: what the customer has, and what the configuration lets them change. */
export function portalPage(view: PortalView): string {
  const { world, session, configuration, problem, language } = view;
  const texts = accountTexts(language.tag);
  const theirs = [...world.tables.subscription.values()].filter((each) => each.customer === session.customer && each.ended_at === null);
  const invoices = [...world.tables.invoice.values()].filter((each) => each.customer === session.customer && each.number !== null);
  const body = html`<h1>${texts.portal}</h1>
    ${problem !== null && html`<p class="error" role="alert">${problem}</p>`}
    ${theirs.map((subscription) => subscriptionPart(view, subscription, texts))}
    ${cardPart(view, texts)}
    ${configuration.features.invoice_history.enabled && html`<h2>${texts.invoices}</h2><table>${invoices.map((each) => invoiceRow(each, language.tag))}</table>`}
    ${session.return_url !== null && html`<p><a href="${session.return_url}">${texts.goBack}</a></p>`}`;
  return page(language.tag, texts.portal, language.texts.banner, body);
}
