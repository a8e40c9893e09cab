import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { VISITOR, type Locale, type Viewer } from '../../kernel/viewer.ts';
import { CLOSE } from './close-codes.ts';
import { MessageAllowance, type Allowance } from './message-allowance.ts';
import type { RunningSubscription } from './running-subscription.ts';
import { SocketLine } from './socket-line.ts';

/** A WebSocket that tells its connection what happens, without listeners: thousands that only wait would hold a table of them each. */
export class ConnectedSocket extends WebSocket {
  connection: Connection | null = null;

  override emit(event: string | symbol, ...[told]: unknown[]): boolean {
    const { connection } = this;
    if (event === 'message') connection?.hear(String(told));
    else if (event === 'ping') connection?.allow();
    else if (event === 'pong') connection?.answered();
    else if (event === 'close') connection?.closed(told as number);
    // An error closes by itself, with 1009 for a frame that is too large.
    return true;
  }
}
export interface Client {
  /** Counted from the start of the process. */
  readonly number: number;
  readonly requestId: string;
  readonly ip: string | null;
  readonly locale: Locale;
}
/** What hears connections; one for all of them. */
export interface ConnectionHost {
  heard(connection: Connection, text: string): Promise<void>;
  closed(connection: Connection, code: number): void;
  /** Whether the socket may say one more thing. */
  allow(allowance: MessageAllowance): Allowance;
  reportFault(error: unknown): void;
}
/** How far the handshake of the protocol has come. */
export type Stage = 'OPEN' | 'INITIALISED' | 'ACKNOWLEDGED';

const NONE: readonly RunningSubscription[] = [];

/** One client. There are thousands that only wait: everything held here is held for each of them. */
export class Connection implements Client {
  readonly number: number;
  readonly requestId: string;
  readonly ip: string | null;
  readonly locale: Locale;
  readonly line: SocketLine;
  readonly #host: ConnectionHost;
  readonly #socket: WebSocket;
  readonly #allowance = new MessageAllowance();
  viewer: Viewer | null = null;
  /** Milliseconds since 1970. */
  expiresAt: number | null = null;
  stage: Stage = 'OPEN';
  initTimer: NodeJS.Timeout | null = null;
  subscriptions = NONE;
  isThrottled = false;
  /** Whether it counts for its address; else it is on its way out. */
  isCounted = false;
  /** Whether the last ping was answered. */
  isAnswered = true;

  constructor(host: ConnectionHost, socket: ConnectedSocket, stream: Socket, client: Client) {
    this.#host = host;
    this.#socket = socket;
    this.number = client.number;
    this.requestId = client.requestId;
    this.ip = client.ip;
    this.locale = client.locale;
    this.line = new SocketLine(socket, stream);
    socket.connection = this;
  }
  get protocol(): string {
    return this.#socket.protocol;
  }
  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
  /** Who asks; somebody until they have said who they are. */
  get asking(): Viewer {
    return this.viewer ?? { ...VISITOR, locale: this.locale };
  }
  say(message: object): Promise<void> | void {
    return this.line.send(JSON.stringify(message));
  }
  close([code, reason]: readonly [number, string]): void {
    this.#socket.close(code, reason);
  }
  terminate(): void {
    this.#socket.terminate();
  }
  ping(): void {
    this.isAnswered = false;
    this.#socket.ping();
  }
  subscriptionOf(name: string): RunningSubscription | undefined {
    return this.subscriptions.find((subscription) => subscription.name === name);
  }
  keep(subscription: RunningSubscription): void {
    this.subscriptions = this.subscriptions.concat(subscription); // no longer than it has to be
  }
  forget(subscription: RunningSubscription): void {
    const left = this.subscriptions.filter((kept) => kept !== subscription);
    this.subscriptions = left.length === 0 ? NONE : left;
  }

  answered(): void {
    this.isAnswered = true;
  }
  /** Whether what the client says now is listened to. */
  allow(): boolean {
    if (!this.isCounted) return false;
    const allowance = this.#host.allow(this.#allowance);
    this.isThrottled = allowance !== 'granted';
    if (allowance === 'abused') this.close(CLOSE.tooManyMessages);
    return allowance !== 'abused' && this.isOpen;
  }
  hear(text: string): void {
    if (!this.allow()) return;
    this.#host.heard(this, text).catch((error: unknown) => {
      this.#host.reportFault(error);
      this.close(CLOSE.fault);
    });
  }
  closed(code: number): void {
    if (this.initTimer !== null) clearTimeout(this.initTimer);
    for (const subscription of this.subscriptions) subscription.stop();
    this.#host.closed(this, code);
  }
}
