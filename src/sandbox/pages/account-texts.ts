const en = {
  portal: 'Billing',
  plan: 'Plan',
  endsAt: 'Ends on',
  renewsAt: 'Renews on',
  cancelPlan: 'Cancel plan',
  resumePlan: 'Keep the plan',
  changePlan: 'Change plan',
  changeCard: 'Change card',
  invoices: 'Invoices',
  paused: 'Paused',
  goBack: 'Go back',
  refused: 'This is not possible here.',
  over: 'This page has expired. Please open it again.',
  invoice: 'Invoice',
  payInvoice: 'Pay',
  paid: 'This invoice is paid.',
  onboarding: 'Set up payouts',
  onboardingIntro: 'Nothing here is checked: choose what the verification comes to.',
  complete: 'Everything is in order',
  verifyLater: 'Handed in, still being verified',
  later: 'Finish later',
  missing: 'Handed in, something is missing',
};

const zh: typeof en = {
  portal: '订阅与付款',
  plan: '套餐',
  endsAt: '到期日',
  renewsAt: '续费日',
  cancelPlan: '取消订阅',
  resumePlan: '继续订阅',
  changePlan: '更换套餐',
  changeCard: '更换银行卡',
  invoices: '账单',
  paused: '已暂停',
  goBack: '返回',
  refused: '此处无法这样操作。',
  over: '页面已过期，请重新打开。',
  invoice: '账单',
  payInvoice: '付款',
  paid: '这张账单已付清。',
  onboarding: '开通收款',
  onboardingIntro: '这里不做任何审核：请选择审核结果。',
  complete: '全部通过',
  verifyLater: '已提交，审核中',
  later: '稍后完成',
  missing: '已提交，资料不全',
};

export type AccountTexts = typeof en;

/** The texts of the pages about an account: billing, invoices, payouts. */
export function accountTexts(tag: 'en' | 'zh-CN'): AccountTexts {
  return tag === 'en' ? en : zh;
}
