import { emptyPage, readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { maySell } from '../../billing/index.ts';
import type { RefundsDeps, RefundsReader } from '../deps.ts';
import type { DisputeRow, DisputeState } from '../model/dispute.entity.ts';
import type { FraudWarningRow } from '../model/fraud-warning.entity.ts';

/** The disputes of a community, newest first; empty for those who do not sell there. */
export async function disputesOfCommunity(deps: RefundsDeps, viewer: Viewer, communityId: string, state: DisputeState | null, request: PageRequest): Promise<Page<DisputeRow>> {
  if (!(await maySell(deps.reader as never, viewer, communityId))) return emptyPage();
  return page(deps, `disputes-of-community-${state}`, request, (query) => withState(query.where('dispute.communityId', '=', communityId), state));
}

/** All disputes of the deployment, newest first, for the operator. */
export const allDisputes = (deps: RefundsDeps, state: DisputeState | null, request: PageRequest): Promise<Page<DisputeRow>> => page(deps, `disputes-${state}`, request, (query) => withState(query, state));

const selection = (db: RefundsReader) => db.selectFrom('dispute').innerJoin('community', 'community.id', 'dispute.communityId').selectAll('dispute');
type Selection = ReturnType<typeof selection>;
const withState = (query: Selection, state: DisputeState | null): Selection => (state === null ? query : query.where('dispute.state', '=', state));

function page({ reader }: RefundsDeps, scope: string, request: PageRequest, narrow: (query: Selection) => Selection): Promise<Page<DisputeRow>> {
  return readPage<DisputeRow>(request, { scope, shape: ['time', 'uuid'], keysOf: (row) => [row.openedAt.getTime(), row.id] }, (after, limit) => {
    let query = narrow(selection(reader)).orderBy('dispute.openedAt', 'desc').orderBy('dispute.id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('dispute.openedAt', 'dispute.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}

/** The warnings of banks about a community's payments, newest first; empty for those who do not sell there. */
export async function fraudWarningsOfCommunity({ reader }: RefundsDeps, viewer: Viewer, communityId: string, request: PageRequest): Promise<Page<FraudWarningRow>> {
  if (!(await maySell(reader as never, viewer, communityId))) return emptyPage();
  return readPage<FraudWarningRow>(request, { scope: 'fraud-warnings-of-community', shape: ['time', 'uuid'], keysOf: (row) => [row.warnedAt.getTime(), row.id] }, (after, limit) => {
    let query = reader.selectFrom('fraud_warning').selectAll().where('communityId', '=', communityId).orderBy('warnedAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('warnedAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
