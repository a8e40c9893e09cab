import { startMoney, type Money } from '../money/support/money.ts';
import { testGroup } from './support/matrix-group.ts';
import { moneyRows } from './support/rows-money.ts';

let money: Money;
testGroup('money', moneyRows(() => money), async () => {
  money = await startMoney();
  money.letPlantedIdsPass();
  return { ...money.app, stop: () => money.stop() };
});
