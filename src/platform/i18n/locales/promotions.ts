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
    'undone.COUPON_USE': '优惠码 {{code}} 的使用次数退回',
    'undone.VOUCHER': '{{amount}} {{currency}} 代金券退回，可再次使用',
    'undone.GIFT': '礼品卡失效',
    'undone.REFERRAL_VOUCHER': '收回 {{amount}} {{currency}} 的推荐代金券',
    'undone.REFERRAL_VOUCHER_USED': '{{amount}} {{currency}} 的推荐代金券已使用，下一张将相应减少',
    'undone.GROUP_BUY_SEAT': '放弃拼团名额',
    'undone.GROUP_BUY_PERK': '收回 {{amount}} {{currency}} 的团长代金券',
  },
  en: {
    'price-rules.LIST': 'List price',
    'price-rules.RENEWAL_BAND': 'Renewal price',
    'price-rules.GROUP_BUY': 'Group-buy “{{name}}”',
    'price-rules.LADDER_STEP': 'Early bird “{{name}}”: joined before {{before}}, {{percent}} % off',
    'price-rules.COUPON': 'Coupon “{{name}}”',
    'price-rules.VOUCHER': 'Voucher',
    'undone.COUPON_USE': 'The use of the code {{code}} is given back',
    'undone.VOUCHER': 'The voucher of {{amount}} {{currency}} can be used again',
    'undone.GIFT': 'The gift is not valid any more',
    'undone.REFERRAL_VOUCHER': 'The referral voucher of {{amount}} {{currency}} is taken back',
    'undone.REFERRAL_VOUCHER_USED': 'The referral voucher of {{amount}} {{currency}} was used: the next one is lower by it',
    'undone.GROUP_BUY_SEAT': 'The seat in the group-buy is given up',
    'undone.GROUP_BUY_PERK': 'The voucher of {{amount}} {{currency}} for opening the group-buy is taken back',
  },
});
