import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import { viewerLogJobs } from './commands/keep-viewer-logs.ts';
import { addresseesOver } from './commands/tell-viewers.ts';
import type { ViewerStreamsDeps } from './deps.ts';
import { ViewerStreams } from './live/viewer-streams.ts';
import { tellAccessChanges } from './reactions/tell-access-changes.ts';

/** What concerns one person over all communities: kept, replayed and told on one stream. */
export function createViewerStreams(deps: ViewerStreamsDeps) {
  return {
    /** Open streams of this process. */
    streams: new ViewerStreams(deps),
    /** For chat, which tells people in its own transactions. */
    addressees: addresseesOver(deps),
    reactions: [...tellAccessChanges(deps)] as readonly Reaction[],
    jobs: [...viewerLogJobs(deps)] as readonly JobDefinition[],
  };
}
export type ViewerStreamsModule = ReturnType<typeof createViewerStreams>;

export type { ViewerStreamsDeps } from './deps.ts';
export { HEADS_AT_ONCE, type ViewerItem } from './live/viewer-stream.ts';
export { ViewerEvent, ViewerLogSchema, type ViewerEventKind, type ViewerEventRow } from './model/viewer-event.entity.ts';
export type { ViewerHead } from './queries/viewer-heads.ts';
export type { ToldEvent } from './queries/viewer-log.ts';
