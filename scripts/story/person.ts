import { createClient, type Client } from 'graphql-ws';
import type { TypedDocumentString } from '../../schema/generated/graphql.ts';
import { StoryError } from './check.ts';
import type { Network } from './network.ts';

interface GraphqlError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly reason?: string };
}
export interface Result<T> {
  readonly data: T | null;
  readonly errors: readonly GraphqlError[];
}
type UserErrors = readonly { readonly code?: string; readonly message?: string }[];

interface Closable {
  close(code: number, reason: string): void;
}
let keys = 0;
/** A key that no other call of this run has. */
export const newKey = (): string => `story-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${(keys += 1)}`;

/** Somebody with a device: sends the generated operations, nothing else. */
export class Person {
  readonly name: string;
  token: string | null;
  readonly #network: Network;
  readonly #url: string;
  #client: Client | null = null;
  #socket: Closable | null = null;

  constructor(name: string, network: Network, url: string, token: string | null = null) {
    this.name = name;
    this.#network = network;
    this.#url = url;
    this.token = token;
  }

  async ask<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<Result<T>> {
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json', 'accept-language': 'zh-CN', ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }) };
    const { text } = await this.#network.request({ method: 'POST', url: `${this.#url}/graphql`, headers, body: JSON.stringify({ query: document.toString(), variables }) });
    const { data = null, errors = [] } = JSON.parse(text) as { data?: T; errors?: GraphqlError[] };
    return { data, errors };
  }
  /** The data, or the story fails with what the server said. */
  async get<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
    const { data, errors } = await this.ask(document, variables);
    if (data === null || errors.length > 0) throw new StoryError(`${this.name}: ${errors.map(({ message, extensions }) => `${extensions.code} ${message}`).join('; ')}`);
    return data;
  }
  /** The payload of a mutation that must not be refused. */
  async do<T extends object, V, F extends keyof T>(document: TypedDocumentString<T, V>, variables: V, field: F): Promise<NonNullable<T[F]>> {
    const payload = (await this.get(document, variables))[field] as (T[F] & { errors?: UserErrors }) | null;
    if (payload === null || (payload.errors ?? []).length > 0) throw new StoryError(`${this.name}: ${String(field)} was refused: ${JSON.stringify(payload?.errors)}`);
    return payload as NonNullable<T[F]>;
  }
  /** The code of the refusal that must come: of the payload, or of the request. */
  async refusedBy<T extends object, V>(document: TypedDocumentString<T, V>, variables: V, field: keyof T): Promise<string> {
    const { data, errors } = await this.ask(document, variables);
    const payload = data?.[field] as { errors?: UserErrors } | null | undefined;
    const code = payload?.errors?.[0]?.code ?? errors[0]?.extensions.code;
    if (code === undefined) throw new StoryError(`${this.name}: ${String(field)} should have been refused`);
    return code;
  }
  /** Follows a subscription on the device's one socket. */
  listen<T, V extends Record<string, unknown>>(document: TypedDocumentString<T, V>, variables: V): Listening<T> {
    this.#client ??= createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: this.#network.webSocket, retryAttempts: 0, lazy: true,
      connectionParams: () => (this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      on: { connected: (socket) => { this.#socket = socket as Closable; } },
    });
    return new Listening<T>(this.#client, document.toString(), variables);
  }
  /** The device loses its connection without a word. */
  dropSocket(): void {
    this.#socket?.close(4_999, 'gone');
    this.#client = null;
  }
  async hangUp(): Promise<void> {
    await this.#client?.dispose();
    this.#client = null;
  }
}

/** What came over a subscription so far, and how it ended. */
export class Listening<T> {
  readonly events: T[] = [];
  /** Null while it runs; the errors, or an empty list for a normal end. */
  ended: readonly GraphqlError[] | null = null;
  readonly stop: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    this.stop = client.subscribe<T>({ query, variables }, {
      next: ({ data }) => { if (data) this.events.push(data); },
      error: (error) => { this.ended = Array.isArray(error) ? (error as GraphqlError[]) : []; },
      complete: () => { this.ended ??= []; },
    });
  }
}
