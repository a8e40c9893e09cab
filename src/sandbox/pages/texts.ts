const en = {
  banner: 'Sandbox: no real money moves here.',
  checkout: 'Payment',
  quantity: 'Quantity',
  total: 'Total',
  perPeriod: { day: 'per day', week: 'per week', month: 'per month', year: 'per year' },
  email: 'E-mail',
  name: 'Name on the card',
  card: 'Test card',
  pay: 'Pay',
  subscribe: 'Subscribe',
  decline: 'Pay with a card that is declined',
  cancel: 'Cancel and go back',
  method: 'Payment method',
  methods: { card: 'Card', alipay: 'Alipay', wechat_pay: 'WeChat Pay', sepa_debit: 'SEPA direct debit', us_bank_account: 'US bank account' },
  bankAnswer: 'What a bank account answers after three days',
  bankPays: 'pays',
  bankRefuses: 'does not pay',
  confirm: 'Your bank or wallet asks',
  confirmQuestion: 'Do you want to make this payment?',
  sayYes: 'Yes, confirm',
  sayNo: 'No, refuse',
  promotionCode: 'Promotion code',
  apply: 'Apply the code',
  codeUnknown: 'This code is not valid for this purchase.',
  discount: 'Discount',
  methodUnknown: 'This payment method is not offered here.',
  emailNeeded: 'Please give an e-mail address.',
  cardUnknown: 'This is not one of the test cards.',
  completed: 'This payment is complete.',
  expired: 'This page has expired. Please start again.',
  notFound: 'There is no such payment.',
  back: 'Continue',
  cards: {
    '4242424242424242': 'succeeds',
    '4000000000000002': 'is declined',
    '4000000000009995': 'has insufficient funds',
    '4000000000000069': 'has expired',
    '4000000000000341': 'succeeds now, is declined at renewal',
    '4000000000003220': 'asks for 3-D Secure',
    '4000002760003184': 'asks for 3-D Secure each time',
    '4000008400001629': 'asks for 3-D Secure, is declined then',
    '4000000000000077': 'succeeds, the money is available at once',
    '4000000000007726': 'succeeds, refunds take two days',
    '4000000000005126': 'succeeds, refunds fail two days later',
    '4000000000000259': 'succeeds, is disputed as fraud',
    '4000000000002685': 'succeeds, is disputed as not received',
    '4000000000001976': 'succeeds, the bank inquires',
    '4000000000005423': 'succeeds, a fraud warning follows',
  },
  declines: {
    generic_decline: 'The card was declined. Please try another one.',
    insufficient_funds: 'The card has insufficient funds.',
    expired_card: 'The card has expired.',
    authentication: 'The payment was not confirmed.',
  },
  state: 'Sandbox',
  clock: 'Clock',
  hour: '+1 hour',
  day: '+1 day',
  week: '+1 week',
  month: '+31 days',
  sessions: 'Checkout sessions',
  subscriptions: 'Subscriptions',
  invoices: 'Invoices',
  balance: 'Balance',
  pendingBalance: 'on its way:',
  settling: 'Banks that have been asked',
  charges: 'Payments',
  disputes: 'Disputes',
  dispute: 'Dispute',
  warn: 'Warn of fraud',
  won: 'Won',
  lost: 'Lost',
  events: 'Latest events',
  deliveries: 'waiting',
  resend: 'Send again',
  none: 'None yet.',
  until: 'until',
};

const zh: typeof en = {
  banner: '沙盒环境：不会动用真实资金。',
  checkout: '付款',
  quantity: '数量',
  total: '合计',
  perPeriod: { day: '每天', week: '每周', month: '每月', year: '每年' },
  email: '邮箱',
  name: '持卡人姓名',
  card: '测试卡',
  pay: '付款',
  subscribe: '订阅',
  decline: '用会被拒的卡付款',
  cancel: '取消并返回',
  method: '付款方式',
  methods: { card: '银行卡', alipay: '支付宝', wechat_pay: '微信支付', sepa_debit: 'SEPA 直接扣款', us_bank_account: '美国银行账户' },
  bankAnswer: '三天后银行账户的答复',
  bankPays: '付款',
  bankRefuses: '不付款',
  confirm: '银行或钱包确认',
  confirmQuestion: '确认这笔付款吗？',
  sayYes: '确认',
  sayNo: '拒绝',
  promotionCode: '优惠码',
  apply: '使用优惠码',
  codeUnknown: '这个优惠码不适用于本次购买。',
  discount: '优惠',
  methodUnknown: '这里不提供这种付款方式。',
  emailNeeded: '请填写邮箱。',
  cardUnknown: '这不是测试卡号。',
  completed: '这笔付款已完成。',
  expired: '页面已过期，请重新开始。',
  notFound: '没有这笔付款。',
  back: '继续',
  cards: {
    '4242424242424242': '付款成功',
    '4000000000000002': '被拒',
    '4000000000009995': '余额不足',
    '4000000000000069': '已过期',
    '4000000000000341': '本次成功，续费时被拒',
    '4000000000003220': '要求 3-D Secure 验证',
    '4000002760003184': '每次都要求 3-D Secure 验证',
    '4000008400001629': '要求 3-D Secure 验证，随后被拒',
    '4000000000000077': '付款成功，资金立即可用',
    '4000000000007726': '付款成功，退款需两天',
    '4000000000005126': '付款成功，退款两天后失败',
    '4000000000000259': '付款成功，随后以盗刷为由拒付',
    '4000000000002685': '付款成功，随后以未收到为由拒付',
    '4000000000001976': '付款成功，银行来询问',
    '4000000000005423': '付款成功，随后收到欺诈预警',
  },
  declines: {
    generic_decline: '这张卡被拒，请换一张卡再试。',
    insufficient_funds: '卡内余额不足。',
    expired_card: '这张卡已过期。',
    authentication: '这笔付款没有得到确认。',
  },
  state: '沙盒',
  clock: '时钟',
  hour: '+1 小时',
  day: '+1 天',
  week: '+1 周',
  month: '+31 天',
  sessions: '付款会话',
  subscriptions: '订阅',
  invoices: '账单',
  balance: '余额',
  pendingBalance: '在途：',
  settling: '等待银行答复',
  charges: '付款',
  disputes: '争议',
  dispute: '提出争议',
  warn: '欺诈预警',
  won: '胜诉',
  lost: '败诉',
  events: '最近的事件',
  deliveries: '待送达',
  resend: '重新发送',
  none: '暂无。',
  until: '至',
};

export type Texts = typeof en;
export interface Language {
  tag: 'en' | 'zh-CN';
  texts: Texts;
}

const ENGLISH: Language = { tag: 'en', texts: en };
const CHINESE: Language = { tag: 'zh-CN', texts: zh };

/** The language a browser prefers; a session that names one wins. */
export function languageFor(acceptLanguage: string | undefined, sessionLocale?: string | null): Language {
  if (sessionLocale && sessionLocale !== 'auto') return sessionLocale.startsWith('zh') ? CHINESE : ENGLISH;
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(/;\s*q=/);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
    .sort((a, b) => b.quality - a.quality);
  return wished[0]?.tag.startsWith('zh') ? CHINESE : ENGLISH;
}

/** An amount in minor units as people read it. */
export function money(minorUnits: number, currency: string, tag: string): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency: currency.toUpperCase() });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** decimals);
}
