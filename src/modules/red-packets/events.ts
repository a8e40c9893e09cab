import type { DomainEvent } from '../../kernel/event.ts';

/** A red packet ended: all shares are gone, its time is over, or its message was recalled. `returned` went back to the giver. */
export type RedPacketEnded = DomainEvent<'red-packets.red-packet-ended', { redPacketId: string; giverId: string; because: 'EMPTY' | 'EXPIRED' | 'RECALLED'; returned: number }>;
