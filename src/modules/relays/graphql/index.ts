import type { ModuleApi } from '../../../graphql/schema.ts';
import type { MessageAttachment } from '../../chat/index.ts';
import type { Relays } from '../index.ts';
import { ExportRelayListQuery } from './export-relay-list.query.ts';
import { RelayEntryFields, RelayListFields } from './relay-list.field.ts';
import { RelayEntryType, RelayListType } from './relay-list.type.ts';
import { RelayMutations } from './relays.mutation.ts';

/** What chat asks of relay lists. */
export const relayAttachment = (relays: Relays): MessageAttachment => ({
  kind: 'RELAY_LIST',
  byId: async (ids) => new Map((await relays.listsById(ids)).map((row) => [row.id, new RelayListType(row)])),
  recall: (tx, attached) => relays.recall(tx, attached),
});

export const relaysApi = (relays: Relays): ModuleApi<{ relays: Relays }> => ({
  resolvers: [RelayListFields, RelayEntryFields, RelayMutations, ExportRelayListQuery],
  types: [RelayListType],
  nodes: {
    RelayList: async ({ viewer }, uuid) => {
      const found = viewer.userId === null ? null : await relays.listForReading(viewer, uuid);
      return found?.ok ? new RelayListType(found.value.list) : null;
    },
    RelayEntry: async ({ viewer }, uuid) => {
      const entry = viewer.userId === null ? null : await relays.entryById(uuid);
      const list = entry && (await relays.listForReading(viewer, entry.relayListId));
      return list?.ok && (entry!.state !== 'WITHDRAWN' || entry!.userId === viewer.userId) ? new RelayEntryType(entry!) : null;
    },
  },
});
