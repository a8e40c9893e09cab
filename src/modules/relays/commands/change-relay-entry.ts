import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { mayPost, type PostAttachmentFailure } from '../../chat/index.ts';
import { listForReading, lockList, ownEntry, type ListFailure } from '../access.ts';
import type { RelaysDeps } from '../deps.ts';
import type { RelayEntry, RelayEntryRow } from '../model/relay-entry.entity.ts';
import type { RelayList } from '../model/relay-list.entity.ts';
import { entryById } from '../queries/relay-lists.ts';
import { checkLine } from './enter-relay.ts';
import { promoteWaiting, tellRoom } from './promote-waiting.ts';

/** What is left out stays; null is as nothing said. */
export interface UpdateRelayEntryInput {
  readonly quantity?: number | null;
  readonly variant?: string | null;
  readonly note?: string | null;
}
type OwnLineFailure = ListFailure | Failure<'RELAY_CLOSED' | 'NOT_ENTERED'>;
export type UpdateRelayEntryFailure = OwnLineFailure | InputFailure | PostAttachmentFailure | Failure<'RELAY_FULL'>;
export type WithdrawFailure = OwnLineFailure;

/** Changes one's own line until the list closes. Who waits keeps the place in the line; who is in takes more only while there is room and nobody waits. */
export async function updateRelayEntry(deps: RelaysDeps, viewer: Viewer, relayListId: string, input: UpdateRelayEntryInput): Promise<Result<RelayEntryRow, UpdateRelayEntryFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<RelayEntryRow, UpdateRelayEntryFailure>(async (tx) => {
    const found = await listForReading(tx.db, viewer, relayListId, tx.now, 'relayListId');
    if (!found.ok) return found;
    const silence = await mayPost(tx, found.value.standing, 'relayListId');
    if (silence) return refuse(silence);
    const own = await ownLine(tx, found.value.list, found.value.standing.viewer.userId);
    if (!own.ok) return own;
    const { list, entry } = own.value;
    const line = checkLine(list, { quantity: entry.quantity, variant: entry.variant ?? null, note: entry.note, ...input });
    if (!line.ok) return line;
    const more = list.placesFor(line.value.quantity) - list.placesFor(entry.quantity);
    if (entry.state === 'IN') {
      if (more > 0 && (list.waitingCount > 0 || !list.fits(more))) return refuse(failure('RELAY_FULL', ['input', 'quantity']));
      list.taken += more;
    }
    Object.assign(entry, line.value, { updatedAt: tx.now });
    await tx.flush();
    await tellRoom(deps, tx, list, entry.userId, entry.userId);
    await promoteWaiting(deps, tx, list, entry.userId);
    return ok((await entryById(tx.db, entry.id))!);
  });
}

/** Gives up one's own line until the list closes; the first who waits and fits comes in. */
export async function withdrawFromRelay(deps: RelaysDeps, viewer: Viewer, relayListId: string): Promise<Result<RelayEntryRow, WithdrawFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<RelayEntryRow, WithdrawFailure>(async (tx) => {
    const found = await listForReading(tx.db, viewer, relayListId, tx.now, 'relayListId');
    if (!found.ok) return found;
    const own = await ownLine(tx, found.value.list, found.value.standing.viewer.userId);
    if (!own.ok) return own;
    const { list, entry } = own.value;
    await giveUp(deps, tx, list, entry);
    return ok((await entryById(tx.db, entry.id))!);
  });
}

/** Who left the community leaves its open lists. */
export async function withdrawFromAll(deps: RelaysDeps, { communityId, userId }: { communityId: string; userId: string }): Promise<void> {
  const lists = await deps.reader.selectFrom('relay_entry').innerJoin('relay_list', (join) => join.onRef('relay_list.communityId', '=', 'relay_entry.communityId').onRef('relay_list.id', '=', 'relay_entry.relayListId'))
    .select('relay_list.id').where('relay_entry.communityId', '=', communityId).where('relay_entry.userId', '=', userId).where('relay_entry.state', 'in', ['IN', 'WAITING']).where('relay_list.closedAt', 'is', null).execute();
  for (const { id } of lists) {
    await deps.uow.run(async (tx) => {
      const list = await lockList(tx, communityId, id);
      const entry = await ownEntry(tx, list, userId);
      if (entry && list.isOpen(tx.now)) await giveUp(deps, tx, list, entry);
      return ok(null);
    });
  }
}

async function ownLine(tx: Tx, { communityId, id }: { communityId: string; id: string }, userId: string): Promise<Result<{ list: RelayList; entry: RelayEntry }, Failure<'RELAY_CLOSED' | 'NOT_ENTERED'>>> {
  const list = await lockList(tx, communityId, id);
  if (!list.isOpen(tx.now)) return refuse(failure('RELAY_CLOSED', ['relayListId']));
  const entry = await ownEntry(tx, list, userId);
  return entry ? ok({ list, entry }) : refuse(failure('NOT_ENTERED', ['relayListId']));
}

async function giveUp(deps: RelaysDeps, tx: Tx, list: RelayList, entry: RelayEntry): Promise<void> {
  if (entry.state === 'IN') list.taken -= list.placesFor(entry.quantity);
  else list.waitingCount -= 1;
  list.entryCount -= 1;
  entry.withdraw(tx.now);
  await tx.flush();
  await tellRoom(deps, tx, list, entry.userId, entry.userId);
  await promoteWaiting(deps, tx, list, entry.userId);
}
