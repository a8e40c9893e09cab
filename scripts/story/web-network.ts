import type { Answer, Network, RequestOptions } from './network.ts';

/** As a web page has it: `fetch` and `WebSocket`. */
export const webNetwork: Network = {
  name: 'web',
  webSocket: WebSocket,
  async request({ method, url, headers, body }: RequestOptions): Promise<Answer> {
    const answer = await fetch(url, { method, redirect: 'manual', ...(headers ? { headers } : {}), ...(body === undefined ? {} : { body }) });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  },
};
