import { startMoney, type Money } from '../money/support/money.ts';
import { testGroup } from './support/matrix-group.ts';
import { refundRows } from './support/rows-refunds.ts';

let money: Money;
testGroup('refunds', refundRows(() => money), async () => {
  money = await startMoney();
  return { ...money.app, stop: () => money.stop() };
});
