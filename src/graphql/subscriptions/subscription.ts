import type { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { maskError, type ReportFault } from '../error-masker.ts';
import type { Executor } from '../executor.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';
import type { EventSource, SharedOutlet } from './event-source.ts';
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
/**
 * One subscription, and who is told what it answers. What is executed for its viewer is asked for and answered event by event; what is shared goes
 * from the source to the client, and this only waits to be told of the end. Thousands wait at once, so while nothing happens it holds no promise and
 * nothing of its own operation.
 */
export abstract class Subscription implements SharedOutlet {
  readonly #options: SubscribeOptions;
  #operation: AdmittedOperation | null = null;
  #source: EventSource | null = null;
  #group: Group | null = null;
  #isOver = false;

  constructor(options: SubscribeOptions) {
    this.#options = options;
  }
  get isOver(): boolean {
    return this.#isOver;
  }
  /** Opens the source and answers its events, until it is shared or over. */
  async run(operation: AdmittedOperation): Promise<void> {
    this.#operation = operation;
    try {
      const source = await openSource(this.#options, operation, this.createContext(operation));
      this.#source = source;
      if (this.#isOver) void source.return?.();
      else if (!this.#isShared(source, operation)) await this.#answerAll(source);
    } catch (error) {
      this.#fail(error);
    }
  }
  /** The client wants no more of it, or is gone. */
  stop(): void {
    if (this.#isOver) return;
    this.#end();
    this.#closeSource();
  }

  abstract send(payloads: readonly Uint8Array[], from: number): number;
  abstract onceDrained(again: () => void): void;
  /** A context of its own for each event, so that nothing loaded before is answered again. */
  protected abstract createContext(operation: AdmittedOperation): Context;
  /** A promise where the next answer had better wait. */
  protected abstract next(payload: object): Promise<void> | void;
  /** It ended for this reason; nothing follows. */
  protected abstract error(error: GraphQLError): void;
  /** It ended; nothing follows. */
  protected abstract complete(): void;
  /** It is over, also when it never ran. */
  protected abstract left(wasRunning: boolean): void;

  ask(): void {
    if (!this.#isOver) this.#answerAll(this.#source!).catch((error: unknown) => this.#fail(error));
  }

  #isShared(source: EventSource, operation: AdmittedOperation): boolean {
    if (!source.share) return false;
    const { renderings } = this.#options;
    this.#group = renderings.join(operation, this.createContext(operation).locale, source);
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
        this.#end();
        return this.complete();
      }
      const admitted = this.#operation!;
      const { document: { document, operation }, variables, cost } = admitted;
      const createContext = (): Context => this.createContext(admitted);
      const result = await renderEvent(this.#options.execute, { document, operation, variables, createContext }, source, value, () => this.#isOver);
      if (this.#isOver) return;
      await this.next(payloadOf(result, cost, this.#options.maxCost));
    }
  }
  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#end();
    this.#closeSource();
    const operation = this.#operation!;
    const { locale } = this.createContext(operation);
    this.error(maskError(error, { locale, reportFault: this.#options.reportFault, operationName: operation.document.operation.name?.value ?? null }));
  }
  /** Not waited for: a source may be in the middle of something, and one that failed need not have ended. */
  #closeSource(): void {
    void this.#source?.return?.()?.catch(() => {});
  }
  #end(): void {
    this.#isOver = true;
    this.#leaveGroup();
    this.left(this.#operation !== null);
  }
  #leaveGroup(): void {
    if (this.#group !== null) this.#options.renderings.leave(this.#group);
    this.#group = null;
  }
}
