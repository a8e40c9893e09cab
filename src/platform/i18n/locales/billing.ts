import { messages } from '../messages.ts';

/** What is sold. */
export const billing = messages({
  'zh-CN': { 'billing.buy-tier': '购买「{{tier}}」' },
  en: { 'billing.buy-tier': 'Buy “{{tier}}”' },
});
