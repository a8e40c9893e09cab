import type { Tx } from '../../platform/database/unit-of-work.ts';
import { Media } from './model/media.entity.ts';

/** A person's own pictures of a community, by id; those that others made are not there. */
export const uploadsForAttaching = (tx: Tx, communityId: string, uploaderId: string, ids: readonly string[]): Promise<Media[]> =>
  tx.em.find(Media, { communityId, uploaderId, kind: 'PICTURE', id: { $in: [...ids] } });

export const picturesForDetaching = (tx: Tx, communityId: string, postId: string): Promise<Media[]> => tx.em.find(Media, { communityId, postId });
