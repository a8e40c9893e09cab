import { newId } from '../../../src/kernel/id.ts';
import type { Planting } from './canaries.ts';
import type { CommunityPlan } from './plant-community.ts';

/** Keys of what hangs on the messages of a room, known before they are written. */
export const newAttachments = () => ({ relayListId: newId(), relayEntryId: newId(), redPacketId: newId() });
type Attachments = ReturnType<typeof newAttachments>;

/** A relay list with a line, and a red packet with a share that was claimed; both by the author of the messages, who claimed, too. */
export function plantAttachments(plan: Planting, { communityId }: CommunityPlan, room: Attachments & { readonly roomId: string; readonly authorId: string; readonly listMessageId: string; readonly packetMessageId: string; readonly variant: string }): void {
  const { roomId, authorId, relayListId, relayEntryId, redPacketId, variant } = room;
  const inRoom = { community_id: communityId, room_id: roomId, created_at: plan.now };
  plan.add('relay_list', {
    ...inRoom, id: relayListId, message_id: room.listMessageId, author_id: authorId, variants: [plan.text('relay_list', 'variants', variant)], capacity: 3, capacity_unit: 'ENTRIES', max_quantity: 1, taken: 1, entry_count: 1, last_position: 1,
  }, ['title', 'description'], variant);
  plan.add('relay_entry', { id: relayEntryId, community_id: communityId, relay_list_id: relayListId, user_id: authorId, position: 1, quantity: 1, state: 'IN', created_at: plan.now, updated_at: plan.now }, ['variant', 'note'], variant);
  const amount = plan.figure('red_packet_claim', 'amount', variant);
  plan.add('red_packet', {
    ...inRoom, id: redPacketId, message_id: room.packetMessageId, giver_id: authorId, content: 'POINTS', split: 'RANDOM', total: plan.figure('red_packet', 'total', variant), shares: 2, step: 1, claimed: amount, claimed_count: 1, expires_at: plan.days(1),
  }, ['title'], variant);
  plan.addKeyed('red_packet_claim', { red_packet_id: redPacketId, user_id: authorId, community_id: communityId, position: 1, amount, created_at: plan.now });
}
