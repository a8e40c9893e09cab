import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { aPrice, aSession, aSubscription, startBench, submitPage } from './support.ts';

let directory: string;
let stateFile: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(directory, 'deep', 'state.json');
});
afterEach(() => rm(directory, { recursive: true }));

it('keeps objects, keys and the clock from one start to the next', async () => {
  const before = await startBench({ stateFile });
  const subscription = await aSubscription(before);
  await before.sandbox.advanceTo(before.sandbox.now() + 40 * 86_400_000);
  const key = { idempotencyKey: 'kept' };
  const customer = await before.stripe.customers.create({ email: 'kept@example.test' }, key);
  const session = await aSession(before.stripe, await aPrice(before.stripe));
  const then = before.sandbox.now();
  await before.stop();
  expect(await readdir(join(directory, 'deep'))).toEqual(['state.json']);

  const after = await startBench({ stateFile });
  try {
    expect(after.sandbox.now()).toBeGreaterThanOrEqual(then);
    expect((await after.stripe.customers.create({ email: 'kept@example.test' }, key)).id).toBe(customer.id);
    expect(await after.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
    expect((await after.stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(2);
    const reopened = await after.stripe.checkout.sessions.retrieve(session.id);
    expect(reopened.url).toBe(`${after.sandbox.url}/c/pay/${session.id}`);
    expect((await submitPage(reopened, { action: 'pay' })).status).toBe(303);
  } finally {
    await after.stop();
  }
});

it('delivers after the start what was still waiting', async () => {
  const before = await startBench({ stateFile });
  before.sandbox.pause();
  await before.stripe.products.create({ name: '等待' });
  await before.stop();
  const after = await startBench({ stateFile });
  try {
    await after.sandbox.deliverPending();
    expect(after.receiver.types()).toEqual(['product.created']);
  } finally {
    await after.stop();
  }
});

it('says so when the file cannot be read', async () => {
  const broken = join(directory, 'broken.json');
  await writeFile(broken, '{"format":');
  await expect(startBench({ stateFile: broken })).rejects.toThrow('cannot read its state file');
});
