import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { MemberEnded } from '../communities/index.ts';
import { listForReading } from './access.ts';
import { updateRelayEntry, withdrawFromAll, withdrawFromRelay, type UpdateRelayEntryInput } from './commands/change-relay-entry.ts';
import { CLOSE_DUE_LISTS, closeDueLists, closeRelayList, recallRelayList } from './commands/close-relay-list.ts';
import { createRelayList, type CreateRelayListInput } from './commands/create-relay-list.ts';
import { enterRelay, type EnterRelayInput } from './commands/enter-relay.ts';
import type { RelaysDeps } from './deps.ts';
import type { RelayListRow } from './model/relay-list.entity.ts';
import { exportRelayList } from './queries/export-relay-list.ts';
import { entriesOf, entriesOfPerson, entryById, listsById } from './queries/relay-lists.ts';

/** Lists that members of a room enter one after another, with places, a waiting list and an export. */
export function createRelays(deps: RelaysDeps) {
  const { reader, clock } = deps;
  return {
    createRelayList: (viewer: Viewer, input: CreateRelayListInput) => createRelayList(deps, viewer, input),
    enterRelay: (viewer: Viewer, input: EnterRelayInput) => enterRelay(deps, viewer, input),
    updateRelayEntry: (viewer: Viewer, relayListId: string, input: UpdateRelayEntryInput) => updateRelayEntry(deps, viewer, relayListId, input),
    withdrawFromRelay: (viewer: Viewer, relayListId: string) => withdrawFromRelay(deps, viewer, relayListId),
    closeRelayList: (viewer: Viewer, relayListId: string) => closeRelayList(deps, viewer, relayListId),
    exportRelayList: (viewer: Viewer, relayListId: string) => exportRelayList(deps, viewer, relayListId),
    listForReading: (viewer: Viewer, id: string) => listForReading(reader, viewer, id, clock.now()),
    listsById: (ids: readonly string[]) => listsById(reader, ids),
    entryById: (id: string) => entryById(reader, id),
    entriesOf: (listIds: readonly string[], request: PageRequest) => entriesOf(reader, listIds, request),
    entriesOfPerson: (userId: string, listIds: readonly string[]) => entriesOfPerson(reader, userId, listIds),
    /** For chat: what hangs on the message ends with it. */
    recall: recallRelayList,
    messageOf: ({ messageId }: RelayListRow) => deps.chat.messageById(messageId),
    now: () => clock.now(),
    reactions: [
      reaction<MemberEnded>('relays.withdraw-on-member-ended', 'communities.member-ended', ({ communityId, payload: { userId } }) => withdrawFromAll(deps, { communityId: communityId!, userId })),
    ] as readonly Reaction[],
    jobs: [job({ name: CLOSE_DUE_LISTS, schedule: '* * * * *', handle: () => closeDueLists(deps) })] as readonly JobDefinition[],
  };
}
export type Relays = ReturnType<typeof createRelays>;

export { mayManage } from './access.ts';
export type { UpdateRelayEntryInput } from './commands/change-relay-entry.ts';
export { MAX_VARIANTS, type CreateRelayListInput } from './commands/create-relay-list.ts';
export type { EnterRelayInput } from './commands/enter-relay.ts';
export type { RelaysDeps } from './deps.ts';
export type { EntryPromoted, RelayListClosed } from './events.ts';
export { RELAY_ENTRY_STATES, RelayEntry, type RelayEntryRow, type RelayEntryState } from './model/relay-entry.entity.ts';
export { CAPACITY_UNITS, RelayList, type CapacityUnit, type RelayListRow } from './model/relay-list.entity.ts';
export type { RelayExport } from './queries/export-relay-list.ts';
