import type { GraphQLSchema } from 'graphql';
import type { Locale, Viewer } from '../../kernel/viewer.ts';
import type { Context } from '../context.ts';
import type { ReportFault } from '../error-masker.ts';
import type { Executor } from '../executor.ts';
import type { ValidDocument } from '../operations/documents.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';
import type { EventSource, Rendering } from './event-source.ts';
import { payloadOf } from './payload.ts';
import { renderEvent } from './render-event.ts';
import { sharedViewer } from './shared-viewer.ts';
import { sharingOf, type DocumentSharing } from './sharing.ts';

export interface SharedRenderingsOptions {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly createContext: (input: { viewer: Viewer; requestId: string; ip: null }) => Context;
  readonly reportFault: ReportFault;
  readonly maxCost: number;
}
/** Those who ask for the same. */
export interface Group {
  readonly key: string;
  readonly rendering: Rendering;
  /** As its first member asked for it; others may have begun elsewhere. */
  readonly operation: AdmittedOperation;
  members: number;
}

/**
 * Subscribers whose document, variables and language are the same, and whose selection depends on nothing of the viewer, form a group: its events are
 * executed and serialised once. Who may hear an event is not decided here, but by the source, for each subscriber.
 */
export class SharedRenderings {
  readonly #options: SharedRenderingsOptions;
  readonly #groups = new Map<string, Group>();
  /** Lives as long as the document, which the door keeps while it is used. */
  readonly #sharing = new WeakMap<ValidDocument, DocumentSharing>();

  constructor(options: SharedRenderingsOptions) {
    this.#options = options;
  }
  get size(): number {
    return this.#groups.size;
  }
  /** The group that a subscription belongs to, to be left once; null when it must be executed for its viewer. */
  join(operation: AdmittedOperation, locale: Locale, source: Pick<EventSource, 'unavailable'>): Group | null {
    const sharing = this.#sharingOf(operation.document);
    if (!sharing.isShared) return null;
    const key = keyOf(operation, locale, sharing.startVariables);
    const group = this.#groups.get(key) ?? { key, rendering: this.#renderingOf(operation, locale, source), operation, members: 0 };
    this.#groups.set(key, group);
    group.members++;
    return group;
  }
  leave(group: Group): void {
    if (--group.members === 0 && this.#groups.get(group.key) === group) this.#groups.delete(group.key);
  }

  #sharingOf(document: ValidDocument): DocumentSharing {
    const known = this.#sharing.get(document) ?? sharingOf(this.#options.schema, document);
    this.#sharing.set(document, known);
    return known;
  }
  /** The marks were wrong: from now on each viewer has it executed for themselves. */
  #giveUp(document: ValidDocument): void {
    if (!this.#sharing.get(document)!.isShared) return;
    this.#sharing.set(document, { isShared: false, startVariables: new Set() });
    this.#options.reportFault(new Error('A field that is marked as shared asked for the viewer'), { area: 'subscriptions', operation: document.operation.name?.value ?? null });
  }
  #renderingOf({ document, variables, cost }: AdmittedOperation, locale: Locale, source: Pick<EventSource, 'unavailable'>): Rendering {
    const { execute, createContext, maxCost } = this.#options;
    let isAsked = false;
    const contextOf = (): Context => createContext({ viewer: sharedViewer(locale, () => (isAsked = true)), requestId: 'shared', ip: null });
    const execution = { document: document.document, operation: document.operation, variables };
    const render = async (event: unknown, context: Context): Promise<Uint8Array> => {
      let isFirst = true;
      // One context for all events that are told at once, so that what they load is loaded together.
      const contextOfTry = (): Context => (isFirst ? ((isFirst = false), context) : contextOf());
      const result = await renderEvent(execute, { ...execution, createContext: contextOfTry }, source, event, () => isAsked);
      return Buffer.from(`${JSON.stringify(payloadOf(result, cost, maxCost))}}`);
    };
    return {
      render: async (events) => {
        const context = contextOf();
        const payloads = isAsked ? [] : await Promise.all(events.map((event) => render(event, context)));
        if (!isAsked) return payloads;
        this.#giveUp(document);
        return null;
      },
    };
  }
}

/** `source` and `operationName` say which document; a literal position in the text makes a document of its own. */
function keyOf({ document, variables, cost }: AdmittedOperation, locale: Locale, startVariables: ReadonlySet<string>): string {
  const rest = Object.entries(variables).filter(([name]) => !startVariables.has(name));
  return JSON.stringify([document.hash, locale, cost, canonical(Object.fromEntries(rest))]);
}
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, below]) => [name, canonical(below)]));
}
