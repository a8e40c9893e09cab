import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** A message as its writer knows it to be stored. */
export interface Written {
  readonly id: string;
  readonly seq: number;
  body: string;
  isRecalled: boolean;
}
interface Answer {
  readonly message: { readonly id: string; readonly seq: number; readonly body: string } | null;
  readonly errors: readonly { readonly code: string }[];
}
const OPERATIONS = {
  send: 'mutation ($input: SendMessageInput!) { done: sendMessage(input: $input) { message { id seq body } errors { ... on UserError { code } } } }',
  edit: 'mutation ($messageId: ID!, $input: EditMessageInput!) { done: editMessage(messageId: $messageId, input: $input) { message { id seq body } errors { ... on UserError { code } } } }',
  recall: 'mutation ($messageId: ID!) { done: recallMessage(messageId: $messageId) { message { id seq body } errors { ... on UserError { code } } } }',
} as const;
/** What a repetition of a call that was done, but whose answer was lost, may be told. */
const DONE_BEFORE: ReadonlySet<string> = new Set(['DELETED', 'ALREADY_RECALLED']);

/** Writes to a room until it is stopped. A call without an answer is made again, with the same key, at any node. */
export class Writer {
  readonly written: Written[] = [];
  readonly #ports: readonly number[];
  readonly #token: string;
  readonly #roomId: string;
  readonly #pauseMilliseconds: number;
  #isStopped = false;
  repeated = 0;

  constructor(options: { ports: readonly number[]; token: string; roomId: string; pauseMilliseconds: number }) {
    this.#ports = options.ports;
    this.#token = options.token;
    this.#roomId = options.roomId;
    this.#pauseMilliseconds = options.pauseMilliseconds;
  }
  stop(): void {
    this.#isStopped = true;
  }
  async run(): Promise<void> {
    for (let count = 1; !this.#isStopped; count++) {
      await this.#send();
      if (count % 7 === 0) await this.#edit();
      if (count % 11 === 0) await this.#recall();
      await pause(this.#pauseMilliseconds * Math.random() * 2);
    }
  }
  async #send(): Promise<void> {
    const key = randomBytes(12).toString('hex');
    const { message } = await this.#call(OPERATIONS.send, { input: { roomId: this.#roomId, body: `说 ${key}`, idempotencyKey: key } });
    this.written.push({ id: message!.id, seq: message!.seq, body: `说 ${key}`, isRecalled: false });
  }
  async #edit(): Promise<void> {
    const target = this.#pick();
    if (target === undefined) return;
    const body = `改 ${randomBytes(12).toString('hex')}`;
    await this.#call(OPERATIONS.edit, { messageId: target.id, input: { body } });
    target.body = body;
  }
  async #recall(): Promise<void> {
    const target = this.#pick();
    if (target === undefined) return;
    await this.#call(OPERATIONS.recall, { messageId: target.id });
    Object.assign(target, { body: '', isRecalled: true });
  }
  #pick(): Written | undefined {
    const standing = this.written.filter(({ isRecalled }) => !isRecalled);
    return standing[Math.floor(Math.random() * standing.length)];
  }
  async #call(query: string, variables: object): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const answer = await this.#ask(query, variables);
      const refused = answer?.errors.filter(({ code }) => !(tries > 0 && DONE_BEFORE.has(code))) ?? [];
      if (refused.length > 0) throw new Error(`A writer was refused: ${JSON.stringify(refused)}`);
      if (answer !== null) return answer;
      this.repeated++;
      await pause(50 + 100 * Math.random());
    }
  }
  /** Null when nobody knows whether it was done. */
  async #ask(query: string, variables: object): Promise<Answer | null> {
    const port = this.#ports[Math.floor(Math.random() * this.#ports.length)]!;
    try {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST', body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(15_000),
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${this.#token}` },
      });
      const { data, errors } = (await response.json()) as { data?: { done: Answer } | null; errors?: readonly { extensions: { code: string } }[] };
      if (data?.done) return data.done;
      const codes = (errors ?? []).map(({ extensions }) => extensions.code);
      if (codes.some((code) => !['INTERNAL', 'TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED'].includes(code))) throw new TypeError(`A writer got ${JSON.stringify(errors)}`);
      return null;
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('A writer')) throw new Error(error.message);
      return null;
    }
  }
}
