import { messages } from '../messages.ts';

/** The lines of a price, as people read them. */
export const promotions = messages({
  'zh-CN': {
    'price-rules.LIST': '标价',
    'price-rules.RENEWAL_BAND': '续费价',
    'price-rules.GROUP_BUY': '拼团「{{name}}」',
    'price-rules.LADDER_STEP': '早鸟「{{name}}」：{{before}} 前入群，优惠 {{percent}}%',
    'price-rules.COUPON': '优惠券「{{name}}」',
    'price-rules.VOUCHER': '代金券',
  },
  en: {
    'price-rules.LIST': 'List price',
    'price-rules.RENEWAL_BAND': 'Renewal price',
    'price-rules.GROUP_BUY': 'Group-buy “{{name}}”',
    'price-rules.LADDER_STEP': 'Early bird “{{name}}”: joined before {{before}}, {{percent}} % off',
    'price-rules.COUPON': 'Coupon “{{name}}”',
    'price-rules.VOUCHER': 'Voucher',
  },
});
