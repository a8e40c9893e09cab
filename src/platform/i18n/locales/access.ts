import { messages } from '../messages.ts';

/** Ways through a gate. */
export const access = messages({
  'zh-CN': {
    'access.join-community': '加入星球',
    'access.reach-level': '升到成长等级「{{level}}」，还差 {{points}} 积分',
  },
  en: {
    'access.join-community': 'Join the community',
    'access.reach-level': 'Reach the level “{{level}}”: points still missing: {{points}}',
  },
});
