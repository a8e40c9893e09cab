import { TEST_CARDS } from '../test-cards.ts';
import type { Invoice } from '../wire-types.ts';
import { accountTexts } from './account-texts.ts';
import { html, page, type Html } from './html.ts';
import { money, type Language } from './texts.ts';

function payForm(invoice: Invoice, button: string): Html {
  const options = TEST_CARDS.map(({ number }) => html`<option value="${number}">${number}</option>`);
  return html`<form method="POST" action="/i/${invoice.id}" class="stack"><select name="card">${options}</select><button>${button}</button></form>`;
}

/** The hosted page of an invoice; an open one can be paid there. */
export function invoicePage(invoice: Invoice, problem: string | null, { tag, texts }: Language): string {
  const own = accountTexts(tag);
  const rows = invoice.lines.data.map((line) => html`<tr><td>${line.description}</td><td>${money(line.amount, line.currency, tag)}</td></tr>`);
  const body = html`<h1>${own.invoice} ${invoice.number}</h1>
    ${problem !== null && html`<p class="error" role="alert">${problem}</p>`}
    <table>${rows}</table>
    <p class="total">${texts.total} ${money(invoice.amount_due, invoice.currency, tag)}</p>
    ${invoice.status === 'paid' && html`<p>${own.paid}</p>`}
    ${invoice.status === 'open' && payForm(invoice, own.payInvoice)}`;
  return page(tag, own.invoice, texts.banner, body);
}

/** Where the bank asks the person before the invoice is paid. */
export function confirmInvoicePage(invoice: Invoice, { tag, texts }: Language): string {
  const body = html`<h1>${texts.confirm}</h1>
    <p class="total">${money(invoice.amount_due, invoice.currency, tag)}</p>
    <p>${texts.confirmQuestion}</p>
    <form method="POST" action="/i/${invoice.id}/confirm" class="stack">
      <button name="action" value="pass">${texts.sayYes}</button>
      <button name="action" value="fail">${texts.sayNo}</button>
    </form>`;
  return page(tag, texts.confirm, texts.banner, body);
}

/** A PDF of one page that names number and amount. */
export function invoicePdf(invoice: Invoice): Buffer {
  const text = `Invoice ${invoice.number} ${invoice.amount_due} ${invoice.currency.toUpperCase()} ${invoice.status}`;
  const stream = `BT /F1 18 Tf 50 780 Td (${text.replaceAll(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
