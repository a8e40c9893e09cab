import { messages } from '../messages.ts';

export const subscriptions = messages({
  'zh-CN': {
    'plan-changes.CREDIT': '当前套餐未用完的时间',
    'plan-changes.CHARGE': '新套餐这一期的费用',
    'mail.subscription.payment-failed.subject': '续费未成功：{{community}} · {{tier}}',
    'mail.subscription.payment-failed.text': '您在「{{community}}」的「{{tier}}」续费未成功。会员权益保留至 {{day}}，我们会再次尝试扣款。请打开下面的链接更换银行卡：',
    'mail.subscription.trial-ending.subject': '试用即将结束：{{community}} · {{tier}}',
    'mail.subscription.trial-ending.text': '您在「{{community}}」的「{{tier}}」试用将于 {{day}} 结束，之后按套餐价格开始收费；没有银行卡的订阅届时结束。如需取消或绑定银行卡，请打开下面的链接：',
    'mail.subscription.price-changes.subject': '价格将调整：{{community}} · {{tier}}',
    'mail.subscription.price-changes.text': '您在「{{community}}」的「{{tier}}」将从 {{day}} 起按新价格续费。查看价格或取消续费，请打开下面的链接：',
  },
  en: {
    'plan-changes.CREDIT': 'Time of the present plan that is not used',
    'plan-changes.CHARGE': 'The new plan, for this period',
    'mail.subscription.payment-failed.subject': 'Your renewal did not go through: {{community}} · {{tier}}',
    'mail.subscription.payment-failed.text': 'The renewal of {{tier}} in {{community}} did not go through. Your access goes on until {{day}} while we try again. Please change your card here:',
    'mail.subscription.trial-ending.subject': 'Your trial ends soon: {{community}} · {{tier}}',
    'mail.subscription.trial-ending.text': 'Your trial of {{tier}} in {{community}} ends on {{day}}. After that the price of the plan is charged; without a card the subscription ends then. Cancel or add a card here:',
    'mail.subscription.price-changes.subject': 'The price changes: {{community}} · {{tier}}',
    'mail.subscription.price-changes.text': 'From {{day}} on {{tier}} in {{community}} renews at a new price. See it, or cancel, here:',
  },
});
