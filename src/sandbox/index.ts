export { startSandbox, type Sandbox, type SandboxOptions } from './start-sandbox.ts';
export type { RequestFault } from './http/faults.ts';
export type { DisputeOptions, MoneyControls } from './money-controls.ts';
export { ALWAYS_AUTHENTICATING_CARD, AUTHENTICATING_CARD, DECLINING_CARD, TEST_CARDS, WORKING_CARD } from './test-cards.ts';
export type { DeliverySettings } from './webhooks/delivery-faults.ts';
