import type { RoomSearchDeps } from '../deps.ts';
import { roomsBehind } from '../queries/rooms-behind.ts';
import { indexRoom } from './index-room.ts';

/** Keeps the index near the end of every log, so that no search has much to catch up with. */
export async function indexWaiting(deps: RoomSearchDeps): Promise<void> {
  for (const room of await roomsBehind(deps.reader)) await indexRoom(deps, room);
}
