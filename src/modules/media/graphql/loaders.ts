import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { MediaModule, MediaRow } from '../index.ts';

/** Batches what many posts of one answer ask of media. */
export const mediaLoaders = defineLoaders(({ media }: { media: MediaModule }) => ({
  ofPost: new DataLoader<string, MediaRow[]>(async (postIds) => {
    const pictures = await media.picturesOf(postIds);
    return postIds.map((id) => pictures.get(id) ?? []);
  }),
}));
