const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that may stand in a page as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

function rendered(value: unknown): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(rendered).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A template whose values are escaped, unless they are markup already. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(strings.reduce((text, part, index) => text + rendered(values[index - 1]) + part));
}

const STYLE = new Html(`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; }
  .banner { background: #8a5a00; color: #fff; margin: 0 -1rem 1.5rem; padding: .5rem 1rem; text-align: center; }
  .error { border-left: 4px solid #b3261e; padding: .5rem 1rem; }
  .total { font-size: 2rem; margin: .5rem 0; }
  table { border-collapse: collapse; width: 100%; font-size: .875rem; }
  th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
  form.stack { display: grid; gap: .75rem; max-width: 24rem; }
  form.row { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0; }
  label { display: grid; gap: .25rem; }
  input, select, button { font: inherit; padding: .5rem; }
`);

/** The frame of every page; it says on top that no money moves. */
export function page(language: string, title: string, banner: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${STYLE}</style>
      </head>
      <body>
        <p class="banner" role="note">${banner}</p>
        ${body}
      </body>
    </html>`.markup;
}
