import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { MediaModule, MediaRow } from '../index.ts';

/** Batches what many posts and messages of one answer ask of media. */
export const mediaLoaders = defineLoaders(({ media }: { media: MediaModule }) => ({
  ofMessage: new DataLoader<string, MediaRow[]>(async (messageIds) => {
    const uploads = await media.mediaOfMessages(messageIds);
    return messageIds.map((id) => uploads.get(id) ?? []);
  }),
  ofPost: new DataLoader<string, MediaRow[]>(async (postIds) => {
    const pictures = await media.picturesOf(postIds);
    return postIds.map((id) => pictures.get(id) ?? []);
  }),
}));
