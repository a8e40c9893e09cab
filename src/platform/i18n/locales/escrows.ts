import { messages } from '../messages.ts';

/** What people do for each other for money. */
export const escrows = messages({
  'zh-CN': {
    'undone.ESCROW': '付费提问、服务或打赏随之作废',
  },
  en: {
    'undone.ESCROW': 'The paid question, service or tip is void',
  },
});
