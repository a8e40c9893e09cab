import type { ModuleApi } from '../../../graphql/schema.ts';
import type { MediaModule } from '../index.ts';
import { FileFields, FileType } from './file.type.ts';
import { MediaFields, MediaType } from './media.type.ts';

export { mediaLoaders } from './loaders.ts';
export { FileType } from './file.type.ts';
export { MediaType } from './media.type.ts';

export const mediaApi = (media: MediaModule): ModuleApi<{ media: MediaModule }> => ({
  resolvers: [MediaFields, FileFields],
  types: [MediaType, FileType],
  nodes: {
    Media: async ({ viewer }, uuid) => {
      const upload = await media.uploadInView(viewer, uuid, 'PICTURE');
      return upload && new MediaType(upload);
    },
    File: async ({ viewer }, uuid) => {
      const upload = await media.uploadInView(viewer, uuid, 'FILE');
      return upload && new FileType(upload);
    },
  },
});
