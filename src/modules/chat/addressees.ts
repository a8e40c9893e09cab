import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { RoomMentionRow } from './model/room-mention.entity.ts';

/** What a room has to say to one person alone. */
export interface RoomNotice {
  readonly userId: string;
  readonly communityId: string;
  readonly roomId: string;
  readonly kind: 'MUTED_IN_ROOM' | 'UNMUTED_IN_ROOM' | 'RELAY_PLACE_GAINED';
  readonly causeId: string;
  readonly messageId?: string;
  readonly data?: { readonly until?: string | null; readonly reason: string };
}
/** Chat says what concerns people beyond a room; who keeps it for them answers. All in chat's transaction and at its end: the rows of the people are the last locks. */
export interface Addressees {
  /** Messages of rooms name them: told once for all messages of a transaction. */
  mentioned(tx: Tx, mentions: readonly RoomMentionRow[]): Promise<void>;
  noticed(tx: Tx, notices: readonly RoomNotice[]): Promise<void>;
  /** They have read further: their other devices look again. */
  read(tx: Tx, userId: string): Promise<void>;
}
export interface AddresseesRegistry extends Addressees {
  register(addressees: Addressees): void;
}

export function createAddressees(): AddresseesRegistry {
  let known: Addressees | null = null;
  return {
    register: (addressees) => void (known = addressees),
    mentioned: async (tx, mentions) => known?.mentioned(tx, mentions),
    noticed: async (tx, notices) => known?.noticed(tx, notices),
    read: async (tx, userId) => known?.read(tx, userId),
  };
}
