import { startMoney, type Money } from '../money/support/money.ts';
import { testGroup } from './support/matrix-group.ts';
import { payoutRows } from './support/rows-payouts.ts';

let money: Money;
testGroup('payouts', payoutRows(() => money), async () => {
  money = await startMoney();
  await money.aBuyer(await money.aSale());
  return { ...money.app, stop: () => money.stop() };
});
