import type { Socket } from 'node:net';
import { VISITOR, type Locale, type Viewer } from '../../kernel/viewer.ts';
import { CLOSE } from './close-codes.ts';
import type { Allowance, Talker } from './message-allowance.ts';
import type { RunningSubscription } from './running-subscription.ts';
import { SocketLine } from './socket-line.ts';

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
  allow(connection: Connection): Allowance;
  reportFault(error: unknown): void;
}
/** How far the handshake of the protocol has come. */
export type Stage = 'OPEN' | 'INITIALISED' | 'ACKNOWLEDGED';

/**
 * One client. There are thousands that only wait, and everything held here is held for each of them: that is why it is the WebSocket itself, hears
 * from it without listeners, and keeps whole numbers.
 */
export class Connection extends SocketLine implements Client, Talker {
  #host!: ConnectionHost;
  number!: number;
  requestId!: string;
  ip!: string | null;
  locale!: Locale;
  viewer: Viewer | null = null;
  /** Seconds since 1970. */
  expiresAt: number | null = null;
  stage: Stage = 'OPEN';
  initTimer: NodeJS.Timeout | null = null;
  /** Each knows the one before it: most clients have one, and that takes no list. */
  #newest: RunningSubscription | null = null;
  allowanceFullAt = 0;
  isThrottled = false;
  /** Whether it counts for its address; else it is on its way out. */
  isCounted = false;
  /** Whether the last ping was answered. */
  isAnswered = true;

  begin(host: ConnectionHost, stream: Socket, { number, requestId, ip, locale }: Client): void {
    this.#host = host;
    this.number = number;
    this.requestId = requestId;
    this.ip = ip;
    this.locale = locale;
    this.runsOn(stream);
  }
  override emit(event: string | symbol, ...[told]: unknown[]): boolean {
    if (event === 'message') this.hear(String(told));
    else if (event === 'ping' && this.allow()) this.pong(told as Buffer);
    else if (event === 'pong') this.isAnswered = true;
    else if (event === 'close') this.closed(told as number);
    // An error closes by itself, with 1009 for a frame that is too large.
    return true;
  }
  /** Who asks; somebody until they have said who they are. */
  get asking(): Viewer {
    return this.viewer ?? { ...VISITOR, locale: this.locale };
  }
  end([code, reason]: readonly [number, string]): void {
    this.close(code, reason);
  }
  override ping(): void {
    this.isAnswered = false;
    super.ping();
  }
  get subscriptions(): readonly RunningSubscription[] {
    const all: RunningSubscription[] = [];
    for (let next = this.#newest; next !== null; next = next.older) all.push(next);
    return all;
  }
  subscriptionOf(name: string): RunningSubscription | undefined {
    return this.subscriptions.find((subscription) => subscription.name === name);
  }
  keep(subscription: RunningSubscription): void {
    subscription.older = this.#newest;
    this.#newest = subscription;
  }
  forget(subscription: RunningSubscription): void {
    if (this.#newest === subscription) this.#newest = subscription.older;
    else for (const kept of this.subscriptions) if (kept.older === subscription) kept.older = subscription.older;
  }

  /** Whether what the client says now is listened to. */
  allow(): boolean {
    if (!this.isCounted) return false;
    const allowance = this.#host.allow(this);
    this.isThrottled = allowance !== 'granted';
    if (allowance === 'abused') this.end(CLOSE.tooManyMessages);
    return allowance !== 'abused' && this.isOpen;
  }
  hear(text: string): void {
    if (!this.allow()) return;
    this.#host.heard(this, text).catch((error: unknown) => {
      this.#host.reportFault(error);
      this.end(CLOSE.fault);
    });
  }
  closed(code: number): void {
    if (this.initTimer !== null) clearTimeout(this.initTimer);
    for (const subscription of this.subscriptions) subscription.stop();
    this.#host.closed(this, code);
  }
}
