import type { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { maskError, type ReportFault } from '../error-masker.ts';
import type { Executor } from '../executor.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';
import type { EventSource, Outlet, SharedOutlet } from './event-source.ts';
import { openSource, type SourceOptions } from './open-source.ts';
import { payloadOf } from './payload.ts';
import { renderEvent } from './render-event.ts';
import type { Group, SharedRenderings } from './shared-renderings.ts';

export interface SubscribeOptions extends SourceOptions {
  readonly execute: Executor;
  readonly reportFault: ReportFault;
  readonly maxCost: number;
  readonly renderings: SharedRenderings;
}
/** Who is told what a subscription answers. What many share goes to its outlet side, rendered already. */
export interface Audience extends Outlet {
  /** A context of its own for each event, so that nothing loaded before is answered again. */
  createContext(operation: AdmittedOperation): Context;
  /** A promise where the next answer had better wait. */
  next(payload: object): Promise<void> | void;
  /** It ended for this reason; nothing follows. */
  error(error: GraphQLError): void;
  /** It ended; nothing follows. */
  complete(): void;
}

/**
 * One subscription. What is executed for its viewer is asked for and answered event by event; what is shared goes from the source to the audience, and
 * this only waits to be told of the end. Thousands wait at once, so while nothing happens it holds no promise and nothing of its own operation.
 */
export class Subscription implements SharedOutlet {
  readonly #options: SubscribeOptions;
  readonly #audience: Audience;
  #operation: AdmittedOperation;
  #source: EventSource | null = null;
  #group: Group | null = null;
  #isOver = false;

  constructor(options: SubscribeOptions, operation: AdmittedOperation, audience: Audience) {
    this.#options = options;
    this.#operation = operation;
    this.#audience = audience;
  }
  /** Opens the source and answers its events, until it is shared or over. */
  async run(): Promise<void> {
    try {
      const source = await openSource(this.#options, this.#operation, this.#audience.createContext(this.#operation));
      this.#source = source;
      if (this.#isOver) void source.return?.();
      else if (!this.#isShared(source)) await this.#answerAll(source);
    } catch (error) {
      this.#fail(error);
    }
  }
  /** The audience wants no more. */
  stop(): void {
    if (this.#isOver) return;
    this.#left();
    this.#closeSource();
  }

  send(payloads: readonly Uint8Array[], from: number): number {
    return this.#isOver ? 0 : this.#audience.send(payloads, from);
  }
  onceDrained(again: () => void): void {
    this.#audience.onceDrained(again);
  }
  ask(): void {
    if (!this.#isOver) this.#answerAll(this.#source!).catch((error: unknown) => this.#fail(error));
  }

  #isShared(source: EventSource): boolean {
    if (!source.share) return false;
    const { renderings } = this.#options;
    this.#group = renderings.join(this.#operation, this.#audience.createContext(this.#operation).locale, source);
    if (this.#group === null) return false;
    if (source.share(this.#group.rendering, this)) {
      // It differs from this one in nothing that matters once the source is open.
      this.#operation = this.#group.operation;
      return true;
    }
    this.#leaveGroup();
    return false;
  }
  async #answerAll(source: EventSource): Promise<void> {
    for (;;) {
      const { done, value } = await source.next();
      if (this.#isOver) return;
      if (done) {
        this.#left();
        return this.#audience.complete();
      }
      const { document: { document, operation }, variables, cost } = this.#operation;
      const createContext = (): Context => this.#audience.createContext(this.#operation);
      const result = await renderEvent(this.#options.execute, { document, operation, variables, createContext }, source, value, () => this.#isOver);
      if (this.#isOver) return;
      await this.#audience.next(payloadOf(result, cost, this.#options.maxCost));
    }
  }
  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#left();
    this.#closeSource();
    const { locale } = this.#audience.createContext(this.#operation);
    this.#audience.error(maskError(error, { locale, reportFault: this.#options.reportFault, operationName: this.#operation.document.operation.name?.value ?? null }));
  }
  /** Not waited for: a source may be in the middle of something, and one that failed need not have ended. */
  #closeSource(): void {
    void this.#source?.return?.()?.catch(() => {});
  }
  #left(): void {
    this.#isOver = true;
    this.#leaveGroup();
  }
  #leaveGroup(): void {
    if (this.#group !== null) this.#options.renderings.leave(this.#group);
    this.#group = null;
  }
}
