import type { ModuleApi } from '../../../graphql/schema.ts';
import type { MediaModule } from '../index.ts';
import { MediaFields, MediaType } from './media.type.ts';

export { mediaLoaders } from './loaders.ts';
export { MediaType } from './media.type.ts';

export const mediaApi = (media: MediaModule): ModuleApi<{ media: MediaModule }> => ({
  resolvers: [MediaFields],
  types: [MediaType],
  nodes: {
    Media: async ({ viewer }, uuid) => {
      const upload = await media.ownUpload(viewer, uuid);
      return upload && new MediaType(upload);
    },
  },
});
