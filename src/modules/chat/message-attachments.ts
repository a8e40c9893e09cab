import type { Tx } from '../../platform/database/unit-of-work.ts';

/** What can hang on a message. A message holds one at most. */
export const ATTACHMENT_KINDS = ['RELAY_LIST', 'RED_PACKET'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** An attachment by the message that holds it. */
export interface Attached {
  readonly communityId: string;
  readonly roomId: string;
  readonly attachmentId: string;
}
/** Chat asks; relay lists, red packets and others answer for what they hang on messages. */
export interface MessageAttachment {
  readonly kind: AttachmentKind;
  /** Objects of a GraphQL type that is a `RoomAttachment`, by id; what is gone is left out. */
  byId(ids: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Its message is taken back: it ends in the same transaction. Called before the room's row is locked. */
  recall(tx: Tx, attached: Attached): Promise<void>;
}
interface AttachmentKey {
  readonly kind: AttachmentKind;
  readonly id: string;
}
export interface MessageAttachmentRegistry {
  register(attachment: MessageAttachment): void;
  /** In the order of the keys; one read for each kind. */
  byKey(keys: readonly AttachmentKey[]): Promise<(object | null)[]>;
  /** Ends what hangs on a message that is taken back; before `takePosition`, as attachments are locked before rooms. */
  recall(tx: Tx, message: { readonly communityId: string; readonly roomId: string; readonly attachmentKind: AttachmentKind | null; readonly attachmentId: string | null }): Promise<void>;
}

export function createMessageAttachmentRegistry(): MessageAttachmentRegistry {
  const known = new Map<AttachmentKind, MessageAttachment>();
  return {
    register: (attachment) => void known.set(attachment.kind, attachment),
    async byKey(keys) {
      const kinds = [...new Set(keys.map(({ kind }) => kind))];
      const read = async (kind: AttachmentKind) => [kind, await known.get(kind)?.byId(keys.filter((key) => key.kind === kind).map(({ id }) => id))] as const;
      const found = new Map(await Promise.all(kinds.map(read)));
      return keys.map(({ kind, id }) => found.get(kind)?.get(id) ?? null);
    },
    async recall(tx, { communityId, roomId, attachmentKind, attachmentId }) {
      if (attachmentKind !== null && attachmentId !== null) await known.get(attachmentKind)?.recall(tx, { communityId, roomId, attachmentId });
    },
  };
}
