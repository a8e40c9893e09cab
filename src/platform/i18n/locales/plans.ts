import { messages } from '../messages.ts';

/** What is sold. */
export const plans = messages({
  'zh-CN': { 'plans.buy-tier': '购买「{{tier}}」' },
  en: { 'plans.buy-tier': 'Buy “{{tier}}”' },
});
