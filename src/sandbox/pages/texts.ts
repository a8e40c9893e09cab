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
  },
  declines: {
    generic_decline: 'The card was declined. Please try another one.',
    insufficient_funds: 'The card has insufficient funds.',
    expired_card: 'The card has expired.',
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
  },
  declines: {
    generic_decline: '这张卡被拒，请换一张卡再试。',
    insufficient_funds: '卡内余额不足。',
    expired_card: '这张卡已过期。',
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
