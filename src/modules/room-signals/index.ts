import type { Viewer } from '../../kernel/viewer.ts';
import type { RoomMemberStanding } from '../chat/index.ts';
import { signalTyping } from './commands/signal-typing.ts';
import type { RoomSignalsDeps } from './deps.ts';
import { RoomSignals } from './live/room-signals.ts';

/** What is of the moment in a room: who types and who is there. */
export function createRoomSignals(deps: RoomSignalsDeps) {
  const signals = new RoomSignals(deps);
  return {
    signalTyping: (viewer: Viewer, roomId: string) => signalTyping(deps, signals, viewer, roomId),
    presentIn: (roomId: string) => signals.presentIn(roomId),
    subscribe: (standing: RoomMemberStanding) => signals.subscribe(standing),
  };
}
export type RoomSignalsModule = ReturnType<typeof createRoomSignals>;

export type { RoomSignalsDeps } from './deps.ts';
export { PRESENT_NAMED } from './live/room-signals.ts';
export type { SignalItem } from './live/signal-stream.ts';
