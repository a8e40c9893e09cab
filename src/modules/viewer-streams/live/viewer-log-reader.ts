import type { SignedInViewer } from '../../../kernel/viewer.ts';
import type { ViewerStreamsDeps } from '../deps.ts';
import { viewerEventsAfter, visibleEvents } from '../queries/viewer-log.ts';
import type { LogPart } from './viewer-stream.ts';

/** Where somebody stands in their log, and where it ended when that was looked up. */
export interface LogPosition {
  readonly viewer: SignedInViewer;
  readonly after: number;
  readonly head: number;
}
/** What was read, and whether the rooms of the person may be others after it. */
export type ReadPart = LogPart & { readonly movesDoors: boolean };

const BATCH = 200;
const MOVES_DOORS: ReadonlySet<string> = new Set(['MEMBERSHIP_CHANGED', 'ROLE_CHANGED', 'RIGHTS_CHANGED']);

/** Reads the logs of people as far as each may hear of it, all together. */
export class ViewerLogReader {
  readonly #deps: Pick<ViewerStreamsDeps, 'reader' | 'clock'>;

  constructor(deps: Pick<ViewerStreamsDeps, 'reader' | 'clock'>) {
    this.#deps = deps;
  }
  /** By person; up to 200 events of each. Access is asked after the logs were read. */
  async read(positions: readonly LogPosition[]): Promise<Map<string, ReadPart>> {
    const { reader, clock } = this.#deps;
    const found = await viewerEventsAfter(reader, positions.map(({ viewer, after }) => ({ userId: viewer.userId, after })), BATCH);
    const visible = Map.groupBy(await visibleEvents(reader, new Map(positions.map(({ viewer }) => [viewer.userId, viewer])), [...found.values()].flat(), clock.now()), ({ userId }) => userId);
    return new Map(positions.map(({ viewer: { userId }, after, head }) => {
      const events = found.get(userId) ?? [];
      const last = events.at(-1)?.seq ?? after;
      return [userId, { from: after, to: events.length === BATCH ? last : Math.max(head, last), events: visible.get(userId) ?? [], movesDoors: events.some(({ kind }) => MOVES_DOORS.has(kind)) }];
    }));
  }
}
