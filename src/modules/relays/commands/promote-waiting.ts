import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { firstWaiting } from '../access.ts';
import type { RelaysDeps } from '../deps.ts';
import type { RelayList } from '../model/relay-list.entity.ts';

const BATCH = 100;

/** Lets in those who wait, in the order in which they came, until the first for whom there is no room. Each is told, the room and the person: call it at the end of a transaction. */
export async function promoteWaiting(deps: RelaysDeps, tx: Tx, list: RelayList, actorId: string): Promise<void> {
  await tx.flush();
  const promoted = await promote(deps, tx, list, actorId);
  const { communityId, roomId, messageId } = list;
  if (messageId !== null) await deps.chat.noticePeople(tx, promoted.map((userId) => ({ userId, communityId, roomId, messageId, kind: 'RELAY_PLACE_GAINED', causeId: newId() })));
}

async function promote(deps: RelaysDeps, tx: Tx, list: RelayList, actorId: string): Promise<string[]> {
  const promoted: string[] = [];
  while (list.waitingCount > 0) {
    const waiting = await firstWaiting(tx, list, BATCH);
    for (const entry of waiting) {
      const places = list.placesFor(entry.quantity);
      if (!list.fits(places)) return promoted;
      entry.promote(tx.now);
      list.taken += places;
      list.waitingCount -= 1;
      await tx.flush();
      tx.emit({ name: 'relays.entry-promoted', communityId: list.communityId, payload: { relayListId: list.id, entryId: entry.id, userId: entry.userId } });
      await tellRoom(deps, tx, list, actorId, entry.userId);
      promoted.push(entry.userId);
    }
  }
  return promoted;
}

/** Tells the room that the list has changed, and about whom. */
export const tellRoom = (deps: RelaysDeps, tx: Tx, { communityId, roomId, messageId }: RelayList, actorId: string | null, subjectId: string | null = null): Promise<void> =>
  deps.chat.attachmentChanged(tx, { communityId, roomId, messageId, actorId, subjectId });
