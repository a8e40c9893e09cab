/** What `npm start` prints when everything runs. */
export interface StartFacts {
  readonly address: string;
  readonly sandbox: string;
  readonly tokens: readonly { readonly who: string; readonly token: string | null }[];
}

export function startTable({ address, sandbox, tokens }: StartFacts): string {
  const rows: [string, string][] = [
    ['GraphiQL', `${address}/graphiql`],
    ['API', `${address}/graphql (HTTP and WebSocket)`],
    ['Stripe sandbox', `${sandbox}/_sandbox (no real money)`],
    ['Mailbox', `${address}/mailbox`],
    ['Health', `${address}/live  ${address}/ready  ${address}/metrics`],
    ...tokens.map(({ who, token }): [string, string] => [`Token: ${who}`, token ?? '(none: send no authorization header)']),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
