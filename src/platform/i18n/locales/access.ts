import { messages } from '../messages.ts';

/** Ways through a gate. */
export const access = messages({
  'zh-CN': {
    'access.join-community': '加入星球',
  },
  en: {
    'access.join-community': 'Join the community',
  },
});
