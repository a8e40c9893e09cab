import { messages } from '../messages.ts';

/** What goes with a refund. */
export const refunds = messages({
  'zh-CN': {
    'undone.ACCESS': '「{{tier}}」的权益立即结束',
    'undone.COMMISSION': '收回一份分成',
    'undone.POINTS': '收回 {{points}} 积分',
  },
  en: {
    'undone.ACCESS': 'Access to “{{tier}}” ends at once',
    'undone.COMMISSION': 'A share of the sale is taken back',
    'undone.POINTS': '{{points}} points are taken back',
  },
});
