import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { mayPost, type PostAttachmentFailure } from '../../chat/index.ts';
import { listForReading, lockList, ownEntry, type ListFailure } from '../access.ts';
import type { RelaysDeps } from '../deps.ts';
import { RelayEntry, type RelayEntryRow } from '../model/relay-entry.entity.ts';
import type { RelayList } from '../model/relay-list.entity.ts';
import { entryById } from '../queries/relay-lists.ts';
import { MAX_ENTRIES } from './create-relay-list.ts';
import { tellRoom } from './promote-waiting.ts';

export interface RelayLine {
  readonly quantity: number;
  readonly variant: string | null;
  readonly note: string;
}
export interface EnterRelayInput {
  readonly relayListId: string;
  readonly quantity?: number | null;
  readonly variant?: string | null;
  readonly note?: string | null;
  readonly idempotencyKey: string;
}
export type EnterRelayFailure = ListFailure | InputFailure | PostAttachmentFailure | Failure<'RELAY_CLOSED' | 'RELAY_FULL' | 'ALREADY_ENTERED'>;

/** Enters a list: in while there is room, else on the waiting list. One line per person, whatever comes twice or at once. */
export async function enterRelay(deps: RelaysDeps, viewer: Viewer, input: EnterRelayInput): Promise<Result<RelayEntryRow, EnterRelayFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<RelayEntryRow, EnterRelayFailure>(async (tx) => {
    const path = ['input', 'relayListId'];
    const found = await listForReading(tx.db, viewer, input.relayListId, tx.now, ...path);
    if (!found.ok) return found;
    const { list: { communityId, id }, standing } = found.value;
    const { userId } = standing.viewer;
    return tx.once<RelayEntryRow, EnterRelayFailure>({ userId, operation: 'enterRelay', key: input.idempotencyKey, input }, async () => {
      const silence = await mayPost(tx, standing, ...path);
      if (silence) return refuse(silence);
      const list = await lockList(tx, communityId, id);
      const refusal = await mayEnter(tx, list, userId, path);
      if (refusal) return refuse(refusal);
      const line = checkLine(list, input);
      if (!line.ok) return line;
      const entry = addLine(tx, list, userId, line.value);
      await tx.flush();
      await tellRoom(deps, tx, list, userId, userId);
      return ok({ id: entry.id, value: (await entryById(tx.db, entry.id))! });
    }, async (entryId) => (await entryById(tx.db, entryId)) ?? undefined);
  });
}

async function mayEnter(tx: Tx, list: RelayList, userId: string, path: string[]): Promise<Failure<'RELAY_CLOSED' | 'RELAY_FULL' | 'ALREADY_ENTERED'> | null> {
  if (!list.isOpen(tx.now)) return failure('RELAY_CLOSED', path);
  if (await ownEntry(tx, list, userId)) return failure('ALREADY_ENTERED', path);
  return list.entryCount >= MAX_ENTRIES ? failure('RELAY_FULL', path) : null;
}

function addLine(tx: Tx, list: RelayList, userId: string, line: RelayLine): RelayEntry {
  const isIn = list.hasRoomFor(line.quantity);
  list.lastPosition += 1;
  list.entryCount += 1;
  if (isIn) list.taken += list.placesFor(line.quantity);
  else list.waitingCount += 1;
  return tx.em.create(RelayEntry, {
    ...line, id: newId(tx.now.getTime()), communityId: list.communityId, relayListId: list.id, userId, position: list.lastPosition, state: isIn ? 'IN' : 'WAITING', createdAt: tx.now, updatedAt: tx.now,
  });
}

/** What a line may say: up to the quantity of one person, one of the variants, a note. */
export function checkLine(list: RelayList, input: Pick<EnterRelayInput, 'quantity' | 'variant' | 'note'>): Result<RelayLine, InputFailure> {
  const quantity = input.quantity ?? 1;
  const most = list.capacityUnit === 'QUANTITY' ? Math.min(list.maxQuantity, list.capacity ?? list.maxQuantity) : list.maxQuantity;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > most) return refuse(failure('OUT_OF_RANGE', ['input', 'quantity'], { min: 1, max: most }));
  const variant = input.variant ?? null;
  if (variant === null && list.variants.length > 0) return refuse(failure('REQUIRED', ['input', 'variant']));
  if (variant !== null && !list.variants.includes(variant)) return refuse(failure('INVALID', ['input', 'variant']));
  const note = boundedText(input.note ?? '', ['input', 'note'], { max: 200 });
  return note.ok ? ok({ quantity, variant, note: note.value }) : note;
}
