import { isOpenDispute } from '../flows/dispute-charge.ts';
import { isSettling } from '../flows/settle-session.ts';
import { balanceOf } from '../resources/balance.ts';
import type { Dispute } from '../wire-money.ts';
import type { Charge, Session } from '../wire-types.ts';
import type { World } from '../world.ts';
import { html, type Html } from './html.ts';
import { money, type Language } from './texts.ts';

const SHOWN = 20;

function button(path: string, label: string, fields: Record<string, string> = {}): Html {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form method="POST" action="/_sandbox/${path}">${hidden}<button>${label}</button></form>`;
}

function settlingRow(session: Session, { tag, texts }: Language): Html {
  const answer = (outcome: string, label: string): Html => button(`sessions/${session.id}/settlement`, label, { outcome });
  return html`<tr>
    <td>${money(session.amount_total, session.currency, tag)}</td>
    <td>${answer('succeeded', texts.bankPays)}</td><td>${answer('failed', texts.bankRefuses)}</td>
  </tr>`;
}

function chargeRow(charge: Charge, { tag, texts }: Language): Html {
  const canDispute = charge.paid && !charge.disputed && !charge.refunded;
  return html`<tr>
    <td>${charge.payment_method_details?.type}</td><td>${money(charge.amount, charge.currency, tag)}</td><td>${charge.status}</td>
    <td>${charge.amount_refunded > 0 && `−${money(charge.amount_refunded, charge.currency, tag)}`}</td>
    <td>${canDispute && button(`charges/${charge.id}/dispute`, texts.dispute)}</td>
    <td>${canDispute && button(`charges/${charge.id}/fraud-warning`, texts.warn)}</td>
  </tr>`;
}

function disputeRow(dispute: Dispute, { tag, texts }: Language): Html {
  const end = (outcome: string, label: string): Html | false => isOpenDispute(dispute) && button(`disputes/${dispute.id}`, label, { outcome });
  return html`<tr>
    <td>${dispute.reason}</td><td>${money(dispute.amount, dispute.currency, tag)}</td><td>${dispute.status}</td>
    <td>${end('won', texts.won)}</td><td>${end('lost', texts.lost)}</td>
  </tr>`;
}

function balanceRows(world: World, { tag, texts }: Language): Html[] {
  const { available, pending } = balanceOf(world, null);
  return available.map(({ amount, currency }, index) => {
    const waiting = pending[index]?.amount ?? 0;
    return html`<tr><td>${money(amount, currency, tag)}</td><td>${texts.pendingBalance} ${money(waiting, currency, tag)}</td></tr>`;
  });
}

export interface Section {
  title: string;
  rows: Html[];
}

/** What banks and networks may do to payments, as buttons, and what stands on the balance. */
export function moneySections(world: World, language: Language): Section[] {
  const { texts } = language;
  const newest = <T>(table: Map<string, T>): T[] => [...table.values()].slice(-SHOWN).reverse();
  const settling = [...world.tables['checkout.session'].values()].filter(isSettling);
  return [
    { title: texts.balance, rows: balanceRows(world, language) },
    { title: texts.settling, rows: settling.map((session) => settlingRow(session, language)) },
    { title: texts.charges, rows: newest(world.tables.charge).map((charge) => chargeRow(charge, language)) },
    { title: texts.disputes, rows: newest(world.tables.dispute).map((dispute) => disputeRow(dispute, language)) },
  ];
}
