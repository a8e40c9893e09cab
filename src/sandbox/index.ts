export { startSandbox, type Sandbox, type SandboxOptions } from './start-sandbox.ts';
export type { RequestFault } from './http/faults.ts';
export { TEST_CARDS, DECLINING_CARD, WORKING_CARD } from './test-cards.ts';
export type { DeliverySettings } from './webhooks/deliveries.ts';
