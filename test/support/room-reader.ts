import { decodeId } from '../../src/kernel/id.ts';
import type { Rendering } from '../../src/modules/chat/live/batch.ts';
import type { RoomStream } from '../../src/modules/chat/live/room-stream.ts';
import { RoomTail, type TailOptions } from '../../src/modules/chat/live/room-tail.ts';
import type { RoomRow } from '../../src/modules/chat/index.ts';
import type { TestApp } from './app.ts';
import type { Stage } from './chat.ts';

export const roomRow = async ({ platform }: TestApp, roomId: string): Promise<RoomRow> => (await platform.database.reader.selectFrom('room').selectAll().where('id', '=', decodeId('Room', roomId)).executeTakeFirstOrThrow()) as RoomRow;

/** A reader of a room that looks when it is told to: nothing else reads its log. To be closed. */
export async function readerOf(app: TestApp, { roomId, community }: Stage, more: Partial<Pick<TailOptions, 'position' | 'entitlement'>> = {}): Promise<RoomTail> {
  const { lastSeq, entitlement } = await roomRow(app, roomId);
  const { database: { reader }, hints, presence, reportFault } = app.platform;
  const deps = { reader, clock: app.clock, hints: { ...hints, listen: () => () => {} }, presence, reportFault, eventsDelivered: () => {}, eventUnavailable: () => {} } as unknown as TailOptions['deps'];
  return new RoomTail({ roomId: decodeId('Room', roomId), communityId: community.id, position: lastSeq, entitlement, deps, onEmpty: () => {}, ...more });
}
/** Tells the position of each event. */
export const seqsOnly: Rendering = { render: async (items) => items.map((item) => Buffer.from(item.kind === 'EVENT' ? String(item.event.seq) : item.kind)) };
/** What is handed over to one who shares, and whether it was told to ask. */
export interface Heard {
  readonly sent: string[];
  isAsked: boolean;
}
export function share(stream: RoomStream, rendering = seqsOnly): Heard {
  const heard = { sent: [] as string[], isAsked: false };
  const send = (payloads: readonly Uint8Array[], from: number): number => heard.sent.push(...payloads.slice(from).map(String)) - heard.sent.length + payloads.length - from;
  stream.share(rendering, { send, onceDrained: () => {}, ask: () => void (heard.isAsked = true) });
  return heard;
}
