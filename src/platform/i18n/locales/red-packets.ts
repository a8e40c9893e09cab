import { messages } from '../messages.ts';

/** What a red packet says when its giver says nothing. */
export const redPackets = messages({
  'zh-CN': { 'red-packets.title': '恭喜发财，大吉大利' },
  en: { 'red-packets.title': 'Best wishes' },
});
