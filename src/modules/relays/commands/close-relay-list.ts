import { eachOnItsOwn } from '../../../kernel/each.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { Attached } from '../../chat/index.ts';
import { listForManaging, lockList, type ListFailure } from '../access.ts';
import type { RelaysDeps, RelaysReader } from '../deps.ts';
import type { ClosingReason, RelayList, RelayListRow } from '../model/relay-list.entity.ts';
import { listById } from '../queries/relay-lists.ts';
import { tellRoom } from './promote-waiting.ts';

export const CLOSE_DUE_LISTS = 'relays.close-due-lists';
const BATCH = 100;

/** Closes a list: its author, or somebody who manages rooms. Nobody comes in any more, whoever waits stays out. */
export function closeRelayList(deps: RelaysDeps, viewer: Viewer, relayListId: string): Promise<Result<RelayListRow, ListFailure | Failure<'RELAY_CLOSED'>>> {
  return deps.uow.run<RelayListRow, ListFailure | Failure<'RELAY_CLOSED'>>(async (tx) => {
    const found = await listForManaging(tx.db, viewer, relayListId, tx.now, 'relayListId');
    if (!found.ok) return found;
    const list = await lockList(tx, found.value.list.communityId, relayListId);
    if (!list.isOpen(tx.now)) return refuse(failure('RELAY_CLOSED', ['relayListId']));
    await close(deps, tx, list, 'BY_HAND', found.value.standing.viewer.userId);
    return ok((await listById(tx.db, relayListId))!);
  });
}

/** Closes the lists whose time has come. Run twice, the second finds nothing. */
export async function closeDueLists(deps: RelaysDeps): Promise<void> {
  const { reader, clock, uow, reportFault } = deps;
  const due = await reader.selectFrom('relay_list').innerJoin('community', 'community.id', 'relay_list.communityId').select(['relay_list.id', 'relay_list.communityId'])
    .where('relay_list.closedAt', 'is', null).where('relay_list.closesAt', '<=', clock.now()).orderBy('relay_list.closesAt').orderBy('relay_list.id').limit(BATCH).execute();
  const fault = await eachOnItsOwn(due, (error) => void reportFault(error, { area: 'relays' }), ({ id, communityId }) => uow.run(async (tx) => {
    const list = await lockList(tx, communityId, id);
    if (list.closedAt == null && !list.isOpen(tx.now)) await close(deps, tx, list, 'TIME', null);
    return ok(null);
  }));
  if (fault) throw fault;
}

/** Its message is taken back: the list ends, and nothing of what was said in it stays. */
export async function recallRelayList(tx: Tx, { communityId, attachmentId }: Attached): Promise<void> {
  const list = await lockList(tx, communityId, attachmentId);
  if (list.closedBecause === 'RECALLED') return;
  list.close('RECALLED', tx.now);
  Object.assign(list, { title: '', description: '', variants: [], taken: 0, entryCount: 0, waitingCount: 0 });
  await tx.flush();
  await (tx.db as RelaysReader).updateTable('relay_entry').set({ state: 'WITHDRAWN', note: '', variant: null, updatedAt: tx.now }).where('communityId', '=', communityId).where('relayListId', '=', attachmentId).execute();
  tx.emit({ name: 'relays.relay-list-closed', communityId, payload: { relayListId: attachmentId, authorId: list.authorId, because: 'RECALLED' } });
}

async function close(deps: RelaysDeps, tx: Tx, list: RelayList, because: ClosingReason, actorId: string | null): Promise<void> {
  list.close(because, tx.now);
  await tx.flush();
  tx.emit({ name: 'relays.relay-list-closed', communityId: list.communityId, payload: { relayListId: list.id, authorId: list.authorId, because } });
  await tellRoom(deps, tx, list, actorId);
}
