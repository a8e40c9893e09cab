import type { Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { spend } from '../../../kernel/spend.ts';
import { mayPost, roomForReading, type GateFailure, type PostAttachmentFailure } from '../../chat/index.ts';
import type { RoomSignalsDeps } from '../deps.ts';
import type { RoomSignals } from '../live/room-signals.ts';

export type SignalTypingFailure = Failure<'NOT_FOUND'> | GateFailure | PostAttachmentFailure;

/** Tells those who watch the room that the viewer types, for some seconds; nothing is stored. Who may not write there types nothing. Answers until when it holds. */
export async function signalTyping(deps: RoomSignalsDeps, signals: RoomSignals, viewer: Viewer, roomId: string): Promise<Result<Date, SignalTypingFailure>> {
  const { userId } = signedIn(viewer);
  await spend(deps.limiter, 'signals', userId);
  const now = deps.clock.now();
  const found = await roomForReading(deps.reader as never, viewer, roomId, now);
  if (!found.ok) return found;
  const silence = await mayPost({ db: deps.reader as never, now }, found.value, 'roomId');
  return silence === null ? ok(signals.tellTyping(found.value)) : refuse(silence);
}
