import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { firstWaiting } from '../access.ts';
import type { RelaysDeps } from '../deps.ts';
import type { RelayList } from '../model/relay-list.entity.ts';

const BATCH = 100;

/** Lets in those who wait, in the order in which they came, until the first for whom there is no room. Each is told. */
export async function promoteWaiting(deps: RelaysDeps, tx: Tx, list: RelayList, actorId: string): Promise<void> {
  await tx.flush();
  while (list.waitingCount > 0) {
    const waiting = await firstWaiting(tx, list, BATCH);
    for (const entry of waiting) {
      const places = list.placesFor(entry.quantity);
      if (!list.fits(places)) return;
      entry.promote(tx.now);
      list.taken += places;
      list.waitingCount -= 1;
      await tx.flush();
      tx.emit({ name: 'relays.entry-promoted', communityId: list.communityId, payload: { relayListId: list.id, entryId: entry.id, userId: entry.userId } });
      await tellRoom(deps, tx, list, actorId, entry.userId);
    }
  }
}

/** Tells the room that the list has changed, and about whom. */
export const tellRoom = (deps: RelaysDeps, tx: Tx, { communityId, roomId, messageId }: RelayList, actorId: string, subjectId: string | null = null): Promise<void> =>
  deps.chat.attachmentChanged(tx, { communityId, roomId, messageId, actorId, subjectId });
