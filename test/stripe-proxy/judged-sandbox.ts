import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { StripeProxy } from './proxy.ts';

/** A sandbox that is only reached, and only reaches others, through proxies that judge what passes. */
export interface JudgedSandbox {
  readonly sandbox: Sandbox;
  /** What the product talks to: it must never send anything that Stripe refuses. */
  readonly product: StripeProxy;
  /** What tests talk to: they may try what is refused. */
  readonly anybody: StripeProxy;
  /** Stops all three, and throws what Stripe would not have taken, answered or delivered. */
  stop(): Promise<void>;
}

export async function startJudgedSandbox({ webhookUrl, connectWebhookUrl, ...options }: Omit<SandboxOptions, 'port'>): Promise<JudgedSandbox> {
  const product = await tellingProxy(webhookUrl);
  const anybody = await new StripeProxy({ backend: '', caller: 'anybody' }).start();
  // The endpoint for connected accounts may be another house.
  const connected = connectWebhookUrl === undefined ? null : await tellingProxy(connectWebhookUrl);
  const proxies = [product, anybody, ...(connected ? [connected] : [])];
  const behind = (proxy: StripeProxy, url: string): string => proxy.url + new URL(url).pathname;
  const endpoints = { webhookUrl: behind(product, webhookUrl), ...(connected && { connectWebhookUrl: behind(connected, connectWebhookUrl!) }) };
  const sandbox = await startSandbox({ ...options, ...endpoints, port: 0 }).catch(async (error: unknown) => {
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    throw error;
  });
  for (const proxy of proxies) proxy.options.backend = sandbox.url;
  return {
    sandbox, product, anybody,
    async stop() {
      await sandbox.stop();
      await Promise.all(proxies.map((proxy) => proxy.stop()));
      requireNoViolations(proxies);
    },
  };
}

const tellingProxy = (webhookUrl: string): Promise<StripeProxy> => new StripeProxy({ backend: '', receiver: new URL(webhookUrl).origin, caller: 'product' }).start();

/** Each violation once, with how often it was seen. */
export function requireNoViolations(proxies: readonly StripeProxy[]): void {
  const seen = Map.groupBy(proxies.flatMap(({ violations }) => violations), ({ at, says }) => `${at.replace(/\/[a-z]+(?:_[a-z]+)*_[A-Za-z0-9]{6,}/g, '/{id}')}  ${says}`);
  if (seen.size > 0) throw new Error(`Stripe would not: ${[...seen].map(([violation, times]) => `\n  ${times.length} × ${violation}`).join('')}`);
}
