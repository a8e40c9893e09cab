import { messages } from '../messages.ts';

/** What is called so until somebody gives it a name. */
export const names = messages({
  'zh-CN': { 'names.wechat-user': '微信用户', 'names.growth-level': '{{number}} 级' },
  en: { 'names.wechat-user': 'WeChat user', 'names.growth-level': 'Level {{number}}' },
});
