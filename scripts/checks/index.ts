import { sql, type Kysely } from 'kysely';
import { billingChecks } from './billing.ts';
import { botChecks } from './bots.ts';
import { chatChecks } from './chat.ts';
import { communityChecks } from './communities.ts';
import { contentChecks } from './content.ts';
import { growthChecks } from './growth.ts';
import { kolChecks } from './kol.ts';
import { ledgerChecks } from './ledger.ts';
import { payoutChecks } from './payouts.ts';
import { promotionChecks } from './promotions.ts';
import { redPacketChecks } from './red-packets.ts';
import { relayChecks } from './relays.ts';
import { refundChecks } from './refunds.ts';

/** Something that always holds; the statement finds the rows that break it. */
export interface DataCheck {
  readonly name: string;
  readonly sql: string;
}
export interface DataFault {
  readonly check: string;
  /** How many rows break it. */
  readonly count: number;
  /** Some of them. */
  readonly examples: readonly unknown[];
}
export const dataChecks: readonly DataCheck[] = [...communityChecks, ...contentChecks, ...chatChecks, ...botChecks, ...relayChecks, ...redPacketChecks, ...billingChecks, ...growthChecks, ...kolChecks, ...ledgerChecks, ...payoutChecks, ...promotionChecks, ...refundChecks];

const EXAMPLES = 5;

/** Runs the checks over the whole database, in one snapshot that only reads, and tells what does not hold. */
export async function findDataFaults(db: Kysely<any>, checks: readonly DataCheck[] = dataChecks): Promise<DataFault[]> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (snapshot) => {
    await sql`set local statement_timeout = '15min'`.execute(snapshot);
    const faults: DataFault[] = [];
    for (const check of checks) {
      const { rows } = await sql<{ fault: unknown; total: number }>`select to_jsonb(fault) as fault, count(*) over () as total from (${sql.raw(check.sql)}) as fault limit ${EXAMPLES}`.execute(snapshot);
      if (rows.length > 0) faults.push({ check: check.name, count: Number(rows[0]!.total), examples: rows.map(({ fault }) => fault) });
    }
    return faults;
  });
}
