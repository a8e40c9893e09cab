import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** A subscription that a test reads step by step. */
export interface LiveStream<T> {
  next(): Promise<T>;
  /** What the stream ended with: null for a normal end, else the GraphQL errors or the close event. */
  readonly ended: Promise<unknown>;
  readonly received: T[];
  stop(): void;
}

export function openStream<T>(client: Client, query: string, variables: Record<string, unknown>): LiveStream<T> {
  const received: T[] = [];
  let read = 0;
  let wake: (() => void) | null = null;
  let isOver = false;
  let stop = (): void => {};
  const signal = (): void => {
    wake?.();
    wake = null;
  };
  const ended = new Promise<unknown>((resolve) => {
    const over = (reason: unknown): void => {
      isOver = true;
      resolve(reason);
      signal();
    };
    stop = client.subscribe({ query, variables }, {
      next: ({ data, errors }) => {
        if (errors) return over(errors);
        received.push(data as T);
        signal();
      },
      error: over,
      complete: () => over(null),
    });
  });
  return {
    received, ended, stop,
    async next() {
      while (read >= received.length) {
        if (isOver) throw new Error(`The stream is over: ${JSON.stringify(await ended)}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return received[read++]!;
    },
  };
}

/** A client that never reconnects by itself, so that tests see what happens. */
export const socketClient = (url: string, token: string | null, more: object = {}): Client =>
  createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, connectionParams: token === null ? {} : { authorization: `Bearer ${token}` }, ...more });
