import { after, MINUTE } from '../../../kernel/clock.ts';
import { eachOnItsOwn } from '../../../kernel/each.ts';
import type { PayoutsDeps } from '../deps.ts';
import { carryOutReversal } from './carry-out-reversal.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';

const BATCH = 100;
/** Younger ones have a job of their own. */
const OLD = 30 * MINUTE;

/** Asks again for what was set down and never answered, because its job was lost or gave up. */
export async function resumeCalls(deps: PayoutsDeps): Promise<void> {
  const before = after(deps.clock.now(), -OLD);
  const transfers = await deps.reader.selectFrom('community').innerJoin('payout_transfer as t', 't.communityId', 'community.id').select('t.id').where('t.state', '=', 'INTENDED').where('t.createdAt', '<', before).orderBy('t.createdAt').limit(BATCH).execute();
  await eachOnItsOwn(transfers, deps.raiseAlarm, ({ id }) => carryOutTransfer(deps, id));
  const reversals = await deps.reader.selectFrom('community').innerJoin('transfer_reversal as r', 'r.communityId', 'community.id').select('r.id').where('r.state', '=', 'INTENDED').where('r.createdAt', '<', before).orderBy('r.createdAt').limit(BATCH).execute();
  await eachOnItsOwn(reversals, deps.raiseAlarm, ({ id }) => carryOutReversal(deps, id));
}
