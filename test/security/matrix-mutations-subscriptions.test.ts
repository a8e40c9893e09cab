import { startMoney, type Money } from '../money/support/money.ts';
import { testGroup } from './support/matrix-group.ts';
import { subscriptionRows } from './support/rows-subscriptions.ts';

let money: Money;
testGroup('subscriptions', subscriptionRows(() => money), async () => {
  money = await startMoney();
  return { ...money.app, stop: () => money.stop() };
});
