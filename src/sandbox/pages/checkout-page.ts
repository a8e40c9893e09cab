import { methodKind } from '../payment-method-kinds.ts';
import { TEST_CARDS } from '../test-cards.ts';
import type { LineItem, Price, Session } from '../wire-types.ts';
import { html, page, type Html } from './html.ts';
import { money, type Language, type Texts } from './texts.ts';

function periodOf({ recurring }: Price, texts: Texts): string {
  if (!recurring) return '';
  const times = recurring.interval_count > 1 ? `×${recurring.interval_count} ` : '';
  return times + texts.perPeriod[recurring.interval as keyof Texts['perPeriod']];
}

function itemRow(item: LineItem, { tag, texts }: Language): Html {
  return html`<tr>
    <td>${item.description}</td>
    <td>${texts.quantity} ${item.quantity}</td>
    <td>${money(item.amount_subtotal, item.currency, tag)} ${periodOf(item.price, texts)}</td>
  </tr>`;
}

function cardOptions(texts: Texts): Html[] {
  return TEST_CARDS.map(({ number }) => {
    const meaning = texts.cards[number as keyof Texts['cards']];
    return html`<option value="${number}">${number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')} · ${meaning}</option>`;
  });
}

function emailField(session: Session, texts: Texts): Html {
  const known = session.customer_details?.email;
  if (known) return html`<p>${texts.email}: ${known}</p>`;
  return html`<label>${texts.email} <input type="email" name="email" autocomplete="email" required /></label>`;
}

function methodField({ payment_method_types: types }: Session, texts: Texts): Html | null {
  const options = types.map((type) => html`<option value="${type}">${texts.methods[type as keyof Texts['methods']]}</option>`);
  if (types.every((type) => type === 'card')) return null;
  const asksBank = types.some((type) => methodKind(type)?.settles === 'later');
  const answers = html`<option value="succeeded">${texts.bankPays}</option><option value="failed">${texts.bankRefuses}</option>`;
  return html`<label>${texts.method} <select name="method">${options}</select></label>
    ${asksBank && html`<label>${texts.bankAnswer} <select name="settlement">${answers}</select></label>`}`;
}

function codeField(session: Session, texts: Texts): Html | false {
  if (!session.allow_promotion_codes) return false;
  return html`<label>${texts.promotionCode} <input name="promotion_code" autocomplete="off" /></label>
    <button name="action" value="apply" formnovalidate>${texts.apply}</button>`;
}

function form(session: Session, texts: Texts): Html {
  const pay = session.mode === 'subscription' ? texts.subscribe : texts.pay;
  const cancel = html`<button name="action" value="cancel" formnovalidate>${texts.cancel}</button>`;
  return html`<form method="POST" action="/c/pay/${session.id}" class="stack">
    ${emailField(session, texts)}
    <label>${texts.name} <input name="name" autocomplete="cc-name" /></label>
    ${methodField(session, texts)}
    <label>${texts.card} <select name="card">${cardOptions(texts)}</select></label>
    <button name="action" value="pay">${pay}</button>
    <button name="action" value="decline">${texts.decline}</button>
    ${codeField(session, texts)}
    ${session.cancel_url !== null && cancel}
  </form>`;
}

function discountLine(session: Session, { tag, texts }: Language): Html | false {
  const off = session.total_details?.amount_discount ?? 0;
  return off > 0 && html`<p>${texts.discount} −${money(off, session.currency, tag)}</p>`;
}

export interface CheckoutView {
  session: Session;
  lineItems: LineItem[];
  /** Why the last attempt did not go through. */
  problem: string | null;
  language: Language;
}

/** The page of an open session: what is bought, and buttons to pay, be declined or cancel. */
export function checkoutPage({ session, lineItems, problem, language }: CheckoutView): string {
  const { tag, texts } = language;
  const body = html`<h1>${texts.checkout}</h1>
    ${problem !== null && html`<p class="error" role="alert">${problem}</p>`}
    <table>${lineItems.map((item) => itemRow(item, language))}</table>
    ${discountLine(session, language)}
    <p class="total">${texts.total} ${money(session.amount_total, session.currency, tag)}</p>
    ${form(session, texts)}`;
  return page(tag, texts.checkout, texts.banner, body);
}

/** Where the bank or the wallet asks the person before anything is taken. */
export function confirmPage(session: Session, { tag, texts }: Language): string {
  const body = html`<h1>${texts.confirm}</h1>
    <p class="total">${money(session.amount_total, session.currency, tag)}</p>
    <p>${texts.confirmQuestion}</p>
    <form method="POST" action="/c/pay/${session.id}/confirm" class="stack">
      <button name="action" value="pass">${texts.sayYes}</button>
      <button name="action" value="fail">${texts.sayNo}</button>
    </form>`;
  return page(tag, texts.confirm, texts.banner, body);
}

/** A page that only says something, with a way on where there is one. */
export function messagePage(message: string, next: string | null, { tag, texts }: Language): string {
  const way = next === null ? null : html`<p><a href="${next}">${texts.back}</a></p>`;
  return page(tag, texts.checkout, texts.banner, html`<h1>${message}</h1>${way}`);
}
