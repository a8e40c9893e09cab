import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Page } from '../../../kernel/page.ts';
import { firstPages } from '../../posts/graphql/index.ts';
import type { Chat, HistoryRequest, MessageRevisionRow, MessageRow, RoomMuteRow, RoomRow } from '../index.ts';

/** Pages of the histories of many rooms: one read for all rooms of an answer that are asked for the same page. */
function historyLoader(chat: Chat): (roomId: string, request: HistoryRequest) => Promise<Page<MessageRow>> {
  const loaders = new Map<string, DataLoader<string, Page<MessageRow>>>();
  return (roomId, { first, after, last, before }) => {
    const key = JSON.stringify([first, after, last, before]);
    const loader = loaders.get(key) ?? new DataLoader<string, Page<MessageRow>>(async (roomIds) => {
      const pages = await chat.roomHistories(roomIds, { first, after, last, before } as HistoryRequest);
      return roomIds.map((id) => pages.get(id)!);
    });
    loaders.set(key, loader);
    return loader.load(roomId);
  };
}

interface FirstPage {
  readonly parentId: string;
  readonly limit: number;
}
const wayOf = ({ limit }: FirstPage): string => String(limit);
const keyOf = ({ parentId, limit }: FirstPage): string => `${parentId} ${limit}`;

/** Batches what many rooms and messages of one answer ask. */
export const chatLoaders = defineLoaders(({ chat }: { chat: Chat }, viewer) => ({
  message: new DataLoader<string, MessageRow | null>(async (ids) => {
    const rows = new Map((await chat.messagesById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  history: historyLoader(chat),
  room: new DataLoader<string, RoomRow | null>(async (ids) => {
    const rows = new Map((await chat.roomsById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  firstRevisions: new DataLoader<FirstPage, MessageRevisionRow[], string>((keys) => firstPages(keys, wayOf, ({ limit }, ids) => chat.firstRevisions(ids, limit), ({ messageId }) => messageId), { cacheKeyFn: keyOf }),
  firstMutes: new DataLoader<FirstPage, RoomMuteRow[], string>((keys) => firstPages(keys, wayOf, ({ limit }, ids) => chat.firstMutes(ids, limit), ({ roomId }) => roomId), { cacheKeyFn: keyOf }),
  /** By room id: the mute that holds the viewer. */
  viewerMute: new DataLoader<string, RoomMuteRow | null>(async (ids) => {
    const mutes = viewer.userId === null ? new Map<string, RoomMuteRow>() : await chat.mutesOfUser(viewer.userId, ids);
    return ids.map((id) => mutes.get(id) ?? null);
  }),
  /** How far the viewer has read, and how often they were named since; a room never opened is read up to 0. */
  readState: new DataLoader<string, { readonly ordinal: number; readonly mentionCount: number }>(async (ids) => {
    const { userId } = viewer;
    const states = new Map((userId === null ? [] : await chat.readStates(ids.map((roomId) => ({ userId, roomId })))).map((state) => [state.roomId, state]));
    return ids.map((id) => states.get(id) ?? { ordinal: 0, mentionCount: 0 });
  }),
}));
