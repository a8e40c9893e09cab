/** What `npm start` prints when everything runs. */
export interface StartFacts {
  readonly address: string;
  readonly sandbox: string;
  readonly password: string;
  readonly people: readonly { readonly who: string; readonly email: string | null; readonly token: string | null }[];
}

/** A table of addresses, and of who can be tried with which token. */
export function startTable({ address, sandbox, password, people }: StartFacts): string {
  const places: [string, string][] = [
    ['GraphiQL', `${address}/graphiql`],
    ['API', `${address}/graphql (HTTP and WebSocket)`],
    ['Stripe sandbox', `${sandbox}/_sandbox (no real money)`],
    ['Mailbox', `${address}/mailbox`],
    ['Health', `${address}/live  ${address}/ready  ${address}/metrics`],
  ];
  const tokens = people.map(({ who, token }): [string, string] => [`Token: ${who}`, token ?? '(none: send no authorization header)']);
  const accounts = people.flatMap(({ who, email }) => (email === null ? [] : [`${email} (${who})`])).join(', ');
  const rows = [...places, ...tokens, ['Accounts', accounts], ['Password', `${password} (of everybody in the demo)`]] as [string, string][];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
