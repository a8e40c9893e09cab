import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Chat, MessageRow } from '../index.ts';

/** Batches what many rooms and messages of one answer ask. */
export const chatLoaders = defineLoaders(({ chat }: { chat: Chat }, viewer) => ({
  message: new DataLoader<string, MessageRow | null>(async (ids) => {
    const rows = new Map((await chat.messagesById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  /** The ordinal that the viewer has read up to; 0 for a room never opened. */
  readPosition: new DataLoader<string, number>(async (ids) => {
    const positions = viewer.userId === null ? new Map<string, number>() : await chat.readPositions(viewer.userId, ids);
    return ids.map((id) => positions.get(id) ?? 0);
  }),
}));
