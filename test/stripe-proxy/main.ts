import { parseArgs } from 'node:util';
import { StripeProxy } from './proxy.ts';

/** Fronts a Stripe by hand: prints each violation on a line, and at the end how much was judged. */
const { values } = parseArgs({ options: { backend: { type: 'string', default: 'https://api.stripe.com' }, receiver: { type: 'string' }, port: { type: 'string', default: '4020' } } });
const proxy = await new StripeProxy({
  backend: values.backend, port: Number(values.port), ...(values.receiver === undefined ? {} : { receiver: values.receiver }),
  report: ({ at, says }) => console.log(`${at}  ${says}`),
}).start();
console.log(`${proxy.url} -> ${values.backend}`);
process.once('SIGINT', () => {
  const { calls, refusals, events } = proxy.judged;
  console.log(`${calls} calls (${refusals} refused), ${events} events, ${proxy.violations.length} violations`);
  void proxy.stop();
});
