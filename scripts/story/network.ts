/** All that the story needs of its surroundings: a browser, Node.js and a mini-program each give it in their own way. */
export interface Network {
  readonly name: string;
  request(options: RequestOptions): Promise<Answer>;
  /** A class with the shape of the browser's WebSocket, for graphql-ws. */
  readonly webSocket: unknown;
}
export interface RequestOptions {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Answer {
  readonly status: number;
  /** Where a redirect leads; null otherwise. Redirects are not followed. */
  readonly location: string | null;
  readonly text: string;
}
