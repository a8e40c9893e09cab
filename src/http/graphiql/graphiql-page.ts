import fs from 'node:fs';

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>GraphiQL</title>${head}</head>
<body style="margin:0">${body}</body>
</html>
`;

/** Links every style sheet of the bundle: those of parts that load later, too. */
export function graphiqlPage(directory: string, base: string): string {
  const sheets = fs.readdirSync(directory).filter((name) => name.endsWith('.css')).map((name) => `<link rel="stylesheet" href="${base}/${escapeHtml(name)}">`);
  return page(sheets.join(''), `<div id="graphiql" style="height:100vh"></div><script type="module" src="${base}/graphiql.js"></script>`);
}

/** Where staff show their access token before they get the page. */
export const signInPage = (base: string): string => page('', `<form method="post" action="${base}/session" style="margin:4rem auto;max-width:32rem;font-family:sans-serif">
<label for="token">Access token of a staff account</label>
<input id="token" name="token" type="password" autocomplete="off" required style="display:block;width:100%;margin:1rem 0">
<button>Open GraphiQL</button></form>`);
