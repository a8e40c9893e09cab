import { messages } from '../messages.ts';

/** What goes with a refund. */
export const refunds = messages({
  'zh-CN': {
    'undone.ACCESS': '「{{tier}}」的权益立即结束',
    'undone.COMMISSION': '收回一份分成',
    'undone.PLAN_PIECE': '「{{tier}}」的一个限量名额重新开售',
    'undone.POINTS': '收回 {{points}} 积分',
    'mail.refund-failed.subject': '退款未成功：{{community}}',
    'mail.refund-failed.text': '「{{community}}」的一笔退款 {{amount}} {{currency}} 未成功，款项仍在平台账户，已撤销的权益已恢复。请打开下面的链接查看，并与买家联系：',
    'mail.dispute-opened.subject': '有一笔付款被争议：{{community}}',
    'mail.dispute-opened.text': '「{{community}}」的一笔付款 {{amount}} {{currency}} 被买家的发卡行争议。在有结果之前，买家的权益暂停，分成暂不发放。请打开下面的链接查看：',
    'mail.fraud-warning.subject': '欺诈预警：{{community}}',
    'mail.fraud-warning.text': '发卡行提示「{{community}}」的一笔付款 {{amount}} {{currency}} 可能是盗刷。请打开下面的链接查看：',
  },
  en: {
    'undone.ACCESS': 'Access to “{{tier}}” ends at once',
    'undone.COMMISSION': 'A share of the sale is taken back',
    'undone.PLAN_PIECE': 'One piece of a limited plan for “{{tier}}” is on sale again',
    'undone.POINTS': '{{points}} points are taken back',
    'mail.refund-failed.subject': 'A refund did not go through: {{community}}',
    'mail.refund-failed.text': 'A refund of {{amount}} {{currency}} in {{community}} did not go through. The money is still with the platform, and what had been undone is given again. Please look, and talk with the buyer:',
    'mail.dispute-opened.subject': 'A payment is disputed: {{community}}',
    'mail.dispute-opened.text': 'The bank of a buyer contests a payment of {{amount}} {{currency}} in {{community}}. Until it has decided, the access of the buyer rests and the shares are held. Please look:',
    'mail.fraud-warning.subject': 'A warning of fraud: {{community}}',
    'mail.fraud-warning.text': 'A bank believes that a payment of {{amount}} {{currency}} in {{community}} was fraud. Please look:',
  },
});
