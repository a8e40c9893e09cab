/** Whoever talks with the provider about an order does so alone. Never taken while another one is held. */
export const orderLock = (orderId: string): string => `billing.order:${orderId}`;
