import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { randomName } from '../../support/world.ts';
import { ORDER_FIELDS, type Money } from './money.ts';

const ERRORS = 'errors { __typename ... on UserError { code path } }';
const QUOTE = 'id kind listAmount { minorUnits } amount { minorUnits currency } trialDays expiresAt rules { kind title code joinedBefore amount { minorUnits } }';

/** Quotes, and orders that are made of them. */
export function quoting(money: Money) {
  const createQuote = async (viewer: SignedInViewer, priceId: string, wish: object = {}) => {
    const { data, errors } = await money.app.run(`mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { ${QUOTE} } ${ERRORS} } }`, { input: { priceId, idempotencyKey: randomName('key'), ...wish } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.createQuote as { quote: any; errors: { code: string; path: string[] | null }[] };
  };
  const checkout = async (viewer: SignedInViewer, wish: object) => {
    const { data, errors } = await money.app.run(`mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { ${ORDER_FIELDS} payableUntil listAmount { minorUnits } rules { kind amount { minorUnits } } } ${ERRORS} } }`, { input: { idempotencyKey: randomName('key'), ...wish } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.startCheckout as { order: any; errors: { code: string; path: string[] | null }[] };
  };
  return {
    createQuote, checkout,
    /** A quote and the order of it. */
    async agree(viewer: SignedInViewer, priceId: string, wish: object = {}) {
      const { quote, errors } = await createQuote(viewer, priceId, wish);
      return quote ? checkout(viewer, { quoteId: quote.id }) : { order: null, errors };
    },
    /** What the rules of a quote say, as kind and amount. */
    lines: (of: { rules: { kind: string; amount: { minorUnits: number } }[] }) => of.rules.map(({ kind, amount }) => [kind, amount.minorUnits]),
  };
}
