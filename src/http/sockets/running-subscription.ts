import type { GraphQLError } from 'graphql';
import type { GraphqlApi } from '../../graphql/api.ts';
import type { Context } from '../../graphql/context.ts';
import { admit } from '../../graphql/operations/admitted.ts';
import type { AdmittedOperation } from '../../graphql/operations/operation-door.ts';
import { Subscription } from '../../graphql/subscriptions/subscription.ts';
import type { HttpMetrics } from '../options.ts';
import type { Connection } from './connection.ts';

export interface SubscriptionHost {
  readonly api: GraphqlApi;
  readonly metrics: HttpMetrics;
}

/** One subscription of one connection: what is answered goes out under its id. */
export class RunningSubscription extends Subscription {
  /** The id as it stands in messages. */
  readonly name: string;
  /** The one that its client asked for before. */
  older: RunningSubscription | null = null;
  readonly #host: SubscriptionHost;
  readonly #connection: Connection;

  constructor(host: SubscriptionHost, connection: Connection, name: string) {
    super(host.api.subscribing);
    this.#host = host;
    this.#connection = connection;
    this.name = name;
    connection.keep(this);
  }
  /** The client may have ended it while it was let in. */
  start(operation: AdmittedOperation): void {
    if (this.isOver) return;
    this.#host.metrics.subscriptionStarted();
    void this.run(operation);
  }
  /** It was not let in. */
  refuse(errors: readonly GraphQLError[]): void {
    if (!this.isOver) void this.#connection.say(messageOf(this.name, 'error', errors));
    this.stop();
  }

  override send(payloads: readonly Uint8Array[], from: number): number {
    return this.isOver ? 0 : this.#connection.write(this.name, payloads, from);
  }
  override onceDrained(again: () => void): void {
    this.#connection.onceDrained(again);
  }
  protected override createContext(operation: AdmittedOperation): Context {
    const { asking: viewer, ip, requestId } = this.#connection;
    return admit(this.#host.api.createContext({ viewer, ip, requestId }), operation);
  }
  protected override next(payload: object): Promise<void> | void {
    return this.#connection.say(messageOf(this.name, 'next', payload));
  }
  protected override error(error: GraphQLError): void {
    void this.#connection.say(messageOf(this.name, 'error', [error]));
  }
  protected override complete(): void {
    void this.#connection.say(messageOf(this.name, 'complete'));
  }
  protected override left(wasRunning: boolean): void {
    this.#connection.forget(this);
    if (wasRunning) this.#host.metrics.subscriptionEnded();
  }
}

const messageOf = (name: string, type: 'next' | 'error' | 'complete', payload?: object): string =>
  `{"id":${name},"type":"${type}"${payload === undefined ? '' : `,"payload":${JSON.stringify(payload)}`}}`;
