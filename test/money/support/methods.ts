import { expect } from '@jest/globals';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { randomName } from '../../support/world.ts';
import type { Money } from './money.ts';

export interface Wish {
  kind?: 'MONTHLY' | 'YEARLY' | 'TERM' | 'LIFETIME';
  currency?: string;
  paymentMethod?: string | null;
}
/** What tests of payment methods read of an order. */
export const FIELDS = 'id state checkoutUrl paymentMethod offeredPaymentMethods isSettling accessEndsAt';
const START = `mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { ${FIELDS} } errors { ... on UserError { code path } } } }`;

export const sessionOf = (order: { checkoutUrl: string }): string => new URL(order.checkoutUrl).pathname.split('/').at(-1)!;
/** Posts a form of the payment page, or of the page of a bank or a wallet, as a browser does. */
export const submit = async (url: string, fields: Record<string, string>): Promise<number> =>
  (await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email: 'buyer@example.com', action: 'pay', ...fields }) })).status;

/** Purchases in which the way to pay matters. */
export function methodsOf(money: () => Money) {
  const ask = async (viewer: SignedInViewer, input: object) => {
    const { data, errors } = await money().app.run(START, { input: { idempotencyKey: randomName('key'), ...input } }, viewer);
    expect(errors).toEqual([]);
    return data.startCheckout as { order: any; errors: { code: string; path: string[] }[] };
  };
  const start = async ({ kind = 'TERM', currency = 'CNY', ...input }: Wish = {}) => {
    const sale = await money().aSale({ kind, currency, minorUnits: 3_000 });
    const viewer = await money().app.world.aMember({ community: sale.community });
    return { ...sale, viewer, ...(await ask(viewer, { priceId: sale.priceId, ...input })) };
  };
  return {
    ask, start,
    orderOf: async (viewer: SignedInViewer, id: string) => (await money().app.run(`query ($id: ID!) { order(id: $id) { ${FIELDS} } }`, { id }, viewer)).data.order,
    ordersOf: async (viewer: SignedInViewer) => (await money().app.run(`{ viewerOrders { nodes { ${FIELDS} } } }`, {}, viewer)).data.viewerOrders.nodes as object[],
    /** Paid by bank debit: the bank has been asked. */
    async aDebit() {
      const bought = await start({ currency: 'EUR' });
      await submit(bought.order.checkoutUrl, { method: 'sepa_debit' });
      await money().settle();
      return bought;
    },
  };
}
