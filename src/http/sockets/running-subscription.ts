import type { GraphQLError } from 'graphql';
import type { GraphqlApi } from '../../graphql/api.ts';
import type { Context } from '../../graphql/context.ts';
import { admit } from '../../graphql/operations/admitted.ts';
import type { AdmittedOperation } from '../../graphql/operations/operation-door.ts';
import type { Audience } from '../../graphql/subscriptions/subscription.ts';
import type { HttpMetrics } from '../options.ts';
import type { Connection } from './connection.ts';

export interface SubscriptionHost {
  readonly api: GraphqlApi;
  readonly metrics: HttpMetrics;
}

/** One subscription of one connection: what is answered goes out under its id. */
export class RunningSubscription implements Audience {
  /** The id as it stands in messages. */
  readonly name: string;
  /** The one that its client asked for before. */
  older: RunningSubscription | null = null;
  readonly #host: SubscriptionHost;
  readonly #connection: Connection;
  #running: { stop(): void } | null = null;
  #isOver = false;

  constructor(host: SubscriptionHost, connection: Connection, name: string) {
    this.#host = host;
    this.#connection = connection;
    this.name = name;
    connection.keep(this);
  }
  /** The client may have ended it while it was let in. */
  start(operation: AdmittedOperation): void {
    if (this.#isOver) return;
    this.#host.metrics.subscriptionStarted();
    this.#running = this.#host.api.subscribe(operation, this);
  }
  /** The client wants no more of it, or is gone. */
  stop(): void {
    this.#running?.stop();
    this.#over();
  }
  /** It was not let in. */
  refuse(errors: readonly GraphQLError[]): void {
    if (!this.#isOver) this.#sayError(errors);
    this.#over();
  }

  send(payloads: readonly Uint8Array[], from: number): number {
    return this.#connection.write(this.name, payloads, from);
  }
  onceDrained(again: () => void): void {
    this.#connection.onceDrained(again);
  }
  createContext(operation: AdmittedOperation): Context {
    const { asking: viewer, ip, requestId } = this.#connection;
    return admit(this.#host.api.createContext({ viewer, ip, requestId }), operation);
  }
  next(payload: object): Promise<void> | void {
    return this.#say('next', `,"payload":${JSON.stringify(payload)}`);
  }
  error(error: GraphQLError): void {
    this.#sayError([error]);
    this.#over();
  }
  complete(): void {
    void this.#say('complete', '');
    this.#over();
  }

  #sayError(errors: readonly GraphQLError[]): void {
    void this.#say('error', `,"payload":${JSON.stringify(errors)}`);
  }
  #say(type: string, rest: string): Promise<void> | void {
    return this.#connection.say(`{"id":${this.name},"type":"${type}"${rest}}`);
  }
  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#connection.forget(this);
    if (this.#running !== null) this.#host.metrics.subscriptionEnded();
  }
}
