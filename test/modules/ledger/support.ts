import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { ledgerChecks } from '../../../scripts/checks/ledger.ts';
import { DAY } from '../../../src/kernel/clock.ts';
import { newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { postPayment, type PaymentPosting, type ShareSnapshot } from '../../../src/modules/ledger/index.ts';
import type { Tx } from '../../../src/platform/database/unit-of-work.ts';
import type { TestApp } from '../../support/app.ts';

export interface Sale {
  readonly communityId: string;
  readonly paymentId: string;
  readonly orderId: string;
}
/** The books of one community, kept as billing keeps them. */
export function booksOf(app: TestApp, { community, owner }: { community: CommunityRow; owner: SignedInViewer }) {
  const communityId = community.id;
  const inTx = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const result = await app.platform.uow.run(async (tx) => ok(await work(tx)));
    return (result as { value: T }).value;
  };
  const books = {
    communityId, inTx,
    snapshot: (buyer: SignedInViewer, sellerUserId?: string): Promise<ShareSnapshot> => inTx((tx) => app.modules.ledger.snapshotShares(tx, { communityId, buyerUserId: buyer.userId, ...(sellerUserId ? { sellerUserId } : {}) })),
    /** Money that came in, to be held for three days. */
    async sell(grossMinor: number, given: Partial<PaymentPosting> = {}): Promise<Sale> {
      const sale = { communityId, paymentId: newId(), orderId: newId() };
      const shares = given.shares ?? (await books.snapshot(owner));
      await inTx((tx) => postPayment(tx, { ...sale, grossMinor, feeMinor: 0, currency: 'CNY', holdUntil: new Date(tx.now.getTime() + 3 * DAY), ...given, shares }));
      return sale;
    },
    /** The hold of everything that was sold so far ends. */
    async release(): Promise<void> {
      app.clock.advance(3 * DAY);
      await app.platform.jobs.run('ledger.release-due-shares');
    },
    /** What accounts hold, the house's by kind, those of payees by kind and name; zero is left out. */
    async accounts(names: Record<string, SignedInViewer> = {}, currency = 'CNY'): Promise<Record<string, number>> {
      const { rows } = await sql<{ kind: string; payee: string | null; balance: string }>`select kind, payee_user_id as payee, balance_minor as balance from ledger_account where community_id = ${communityId} and currency = ${currency} and balance_minor <> 0`.execute(app.platform.database.reader);
      const nameOf = (userId: string): string => Object.entries({ owner, ...names }).find(([, viewer]) => viewer.userId === userId)?.[0] ?? userId;
      return Object.fromEntries(rows.map(({ kind, payee, balance }) => [payee === null ? kind : `${kind} ${nameOf(payee)}`, Number(balance)]));
    },
    async expectSound(): Promise<void> {
      expect(await findDataFaults(app.platform.database.reader, ledgerChecks)).toEqual([]);
    },
  };
  return books;
}
