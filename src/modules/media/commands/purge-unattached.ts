import type { MediaDeps } from '../deps.ts';
import { KEPT_FOR } from '../model/kept-for.ts';
import { unattachedBefore } from '../queries/media.ts';

const BATCH = 200;

/** Removes pictures that nobody has used for a day, the object before its row, so that a crash leaves nothing unknown. */
export async function purgeUnattached({ reader, storage, clock }: MediaDeps): Promise<void> {
  const limit = new Date(clock.now().getTime() - KEPT_FOR);
  for (let batch = await unattachedBefore(reader, limit, BATCH); batch.length > 0; batch = await unattachedBefore(reader, limit, BATCH)) {
    for (const { id, storageKey } of batch) {
      await storage.delete(storageKey);
      await reader.deleteFrom('media').where('id', '=', id).where('postId', 'is', null).where('messageId', 'is', null).execute();
    }
  }
}
