import type { Context } from '../../../graphql/context.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { decodeId } from '../../../kernel/id.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { entitlementMissing } from '../../tiers/graphql/index.ts';
import type { Chat, GateFailure, RoomMemberStanding } from '../index.ts';

/** The chat of this composition, for what belongs to a class and not to an instance. */
export const chatOf = (context: Context): Chat => context.load(chatModule);
const chatModule = { create: ({ chat }: { chat: Chat }): Chat => chat };

/** The room that a stream or a page of its log is asked of; refused when the viewer may not enter. */
export async function openRoom(context: Context, roomId: string): Promise<RoomMemberStanding> {
  const room = await chatOf(context).roomForReading(context.viewer, decodeId('Room', roomId));
  if (room.ok) return room.value;
  throw room.failure.kind === 'NOT_FOUND' ? new RequestError('NOT_FOUND', 'errors.room-not-found') : new RequestError('FORBIDDEN', 'errors.room-locked', {}, { reason: 'ENTITLEMENT_MISSING' });
}

/** The error that a locked room answers with: which right is missing, and how to get it. */
export async function lockedRoom(result: Result<unknown, Failure | GateFailure>, context: Context): Promise<Record<string, never>> {
  if (result.ok || result.failure.kind !== 'ENTITLEMENT_MISSING') return {};
  const facts = await entitlementMissing((result.failure as GateFailure).gate, context);
  return { ENTITLEMENT_MISSING: () => facts } as unknown as Record<string, never>;
}
