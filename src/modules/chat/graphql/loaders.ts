import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Page } from '../../../kernel/page.ts';
import type { Chat, HistoryRequest, MessageRow } from '../index.ts';

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

/** Batches what many rooms and messages of one answer ask. */
export const chatLoaders = defineLoaders(({ chat }: { chat: Chat }, viewer) => ({
  message: new DataLoader<string, MessageRow | null>(async (ids) => {
    const rows = new Map((await chat.messagesById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  history: historyLoader(chat),
  /** The ordinal that the viewer has read up to; 0 for a room never opened. */
  readPosition: new DataLoader<string, number>(async (ids) => {
    const positions = viewer.userId === null ? new Map<string, number>() : await chat.readPositions(viewer.userId, ids);
    return ids.map((id) => positions.get(id) ?? 0);
  }),
}));
