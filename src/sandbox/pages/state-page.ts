import { currentPeriodEnd } from '../resources/subscriptions.ts';
import type { Tables } from '../tables.ts';
import type { Event, Invoice, Session, Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';
import { html, page, type Html } from './html.ts';
import { moneySections } from './money-sections.ts';
import { money, type Language, type Texts } from './texts.ts';

const SHOWN = 20;

function newest<T>(table: Map<string, T>, count = SHOWN): T[] {
  return [...table.values()].slice(-count).reverse();
}

function section(title: string, rows: Html[], texts: Texts): Html {
  return html`<h2>${title}</h2>
    ${rows.length === 0 ? html`<p>${texts.none}</p>` : html`<table>${rows}</table>`}`;
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

function sessionRow(session: Session, tag: string): Html {
  const label = html`${session.mode} · ${money(session.amount_total, session.currency, tag)}`;
  const link = session.url === null ? label : html`<a href="${session.url}">${label}</a>`;
  return html`<tr><td>${link}</td><td>${session.status}</td><td>${session.payment_status}</td><td>${day(session.created)}</td></tr>`;
}

function subscriptionRow(subscription: Subscription, texts: Texts): Html {
  const ending = subscription.cancel_at === null ? '' : `${texts.cancel}: ${day(subscription.cancel_at)}`;
  return html`<tr>
    <td>${subscription.id}</td><td>${subscription.status}</td>
    <td>${texts.until} ${day(currentPeriodEnd(subscription))}</td><td>${ending}</td>
  </tr>`;
}

function invoiceRow(invoice: Invoice, tag: string): Html {
  return html`<tr>
    <td>${invoice.number}</td><td>${money(invoice.total, invoice.currency, tag)}</td>
    <td>${invoice.status}</td><td>${invoice.billing_reason}</td><td>${day(invoice.created)}</td>
  </tr>`;
}

function outcomesOf(tables: Tables, event: Event): string {
  const sent = [...tables.delivery.values()].filter((delivery) => delivery.event === event.id);
  return sent.map((delivery) => `${delivery.state} ${delivery.lastOutcome ?? ''} (${delivery.attempts})`).join(', ');
}

function eventRow(tables: Tables, event: Event, texts: Texts): Html {
  return html`<tr>
    <td>${day(event.created)}</td><td>${event.type}</td><td>${outcomesOf(tables, event)}</td>
    <td><form method="POST" action="/_sandbox/events/${event.id}/resend"><button>${texts.resend}</button></form></td>
  </tr>`;
}

function clockForm(texts: Texts): Html {
  const steps = [
    { seconds: 3_600, label: texts.hour },
    { seconds: 86_400, label: texts.day },
    { seconds: 7 * 86_400, label: texts.week },
    { seconds: 31 * 86_400, label: texts.month },
  ];
  return html`<form method="POST" action="/_sandbox/clock" class="row">
    ${steps.map(({ seconds, label }) => html`<button name="advanceSeconds" value="${seconds}">${label}</button>`)}
  </form>`;
}

/** What the sandbox remembers, and buttons to move its clock. */
export function statePage(world: World, { tag, texts }: Language): string {
  const { tables, clock } = world;
  const waiting = [...tables.delivery.values()].filter((delivery) => delivery.state === 'pending').length;
  const body = html`<h1>${texts.state}</h1>
    <p>${texts.clock}: <time>${new Date(clock.now()).toISOString()}</time></p>
    ${clockForm(texts)}
    ${section(texts.sessions, newest(tables['checkout.session']).map((each) => sessionRow(each, tag)), texts)}
    ${section(texts.subscriptions, newest(tables.subscription).map((each) => subscriptionRow(each, texts)), texts)}
    ${section(texts.invoices, newest(tables.invoice).map((each) => invoiceRow(each, tag)), texts)}
    ${moneySections(world, { tag, texts }).map(({ title, rows }) => section(title, rows, texts))}
    ${section(`${texts.events} · ${waiting} ${texts.deliveries}`, newest(tables.event, 40).map((each) => eventRow(tables, each, texts)), texts)}`;
  return page(tag, texts.state, texts.banner, body);
}
