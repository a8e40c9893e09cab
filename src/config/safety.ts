import type { Config } from './settings.ts';

const MIN_SECRET_LENGTH = 32;
const GUESSABLE = /change.?me|default|example|password|insecure|development|xingqun|your.?secret|^(.{1,8})\1+$/i;

type Rule = (config: Config) => readonly (string | false | null)[];

const isHttps = (url: string): boolean => url.startsWith('https://');

function secretFaults(name: string, secrets: readonly string[]): string[] {
  const faults: string[] = [];
  if (secrets.some((secret) => secret.length < MIN_SECRET_LENGTH)) faults.push(`${name} is too short: each secret needs at least ${MIN_SECRET_LENGTH} characters (try: openssl rand -hex 32).`);
  else if (secrets.some((secret) => GUESSABLE.test(secret) || new Set(secret).size < 8)) faults.push(`${name} can be guessed: use random characters (try: openssl rand -hex 32).`);
  return faults;
}

/** What must go together in every environment. */
const together: Rule = ({ accounts, media }) => [
  (accounts.wechatAppId === null) !== (accounts.wechatAppSecret === null) && 'WECHAT_APP_ID and WECHAT_APP_SECRET belong together: set both or neither.',
  (media.s3AccessKeyId === null) !== (media.s3SecretAccessKey === null) && 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both or neither.',
  media.s3Bucket === null && (media.s3Endpoint !== null || media.s3AccessKeyId !== null) && 'S3_BUCKET is missing: the other S3 settings mean nothing without it.',
  accounts.communityCreation === 'staff' && accounts.staffEmails.length === 0 && 'STAFF_EMAILS is missing: with COMMUNITY_CREATION=staff nobody could open a community.',
];

const secrets: Rule = ({ accounts, media, process }) => [
  ...secretFaults('TOKEN_SECRET', accounts.tokenSecrets),
  ...secretFaults('MEDIA_SECRET', media.secrets),
  accounts.tokenSecrets.some((secret) => media.secrets.includes(secret)) && 'MEDIA_SECRET is the same as TOKEN_SECRET: each needs a secret of its own.',
  process.metricsToken !== null && process.metricsToken.length < 16 && 'METRICS_TOKEN is too short: it needs at least 16 characters.',
];

const payments: Rule = ({ payments: { stripeSecretKey, stripeWebhookSecrets, stripeConnectWebhookSecrets, stripeApiBase, allowTestMode } }) => {
  const isTest = /^[sr]k_test_/.test(stripeSecretKey);
  return [
    stripeApiBase !== null && 'STRIPE_API_BASE is for development: in production the sandbox is refused.',
    isTest && !allowTestMode && 'STRIPE_SECRET_KEY is a test key: memberships would be sold for test cards (STRIPE_TEST_MODE=true allows it for staging).',
    !isTest && !/^[sr]k_live_/.test(stripeSecretKey) && 'STRIPE_SECRET_KEY is not a Stripe secret key: it begins with sk_live_ or rk_live_.',
    stripeConnectWebhookSecrets?.some((secret) => !/^whsec_.{16,}$/.test(secret)) === true && 'STRIPE_CONNECT_WEBHOOK_SECRET is not a signing secret: it begins with whsec_ and has 16 characters or more after that.',
    stripeConnectWebhookSecrets?.some((secret) => stripeWebhookSecrets.includes(secret)) === true && 'STRIPE_CONNECT_WEBHOOK_SECRET is the same as STRIPE_WEBHOOK_SECRET: each endpoint has a secret of its own.',
    stripeWebhookSecrets.some((secret) => !/^whsec_.{16,}$/.test(secret)) && 'STRIPE_WEBHOOK_SECRET is not a signing secret: it begins with whsec_ and has 16 characters or more after that.',
  ];
};

const network: Rule = ({ http, accounts }) => [
  !isHttps(http.publicUrl) && 'PUBLIC_URL must begin with https:// in production.',
  http.webUrl !== null && !isHttps(http.webUrl) && 'WEB_URL must begin with https:// in production.',
  http.corsOrigins.includes('*') && 'CORS_ORIGINS must name its origins in production: * is refused.',
  !isHttps(accounts.wechatApiBase) && 'WECHAT_API_BASE must begin with https:// in production.',
  accounts.smtpUrl === null && 'SMTP_URL is missing: without a mail server nobody could verify an address or reset a password.',
  accounts.mailFrom === null && 'MAIL_FROM is missing: mails need a sender.',
];

/** One readable line per fault; no line repeats a value. */
export function unsafeSettings(config: Config): string[] {
  const rules = config.process.environment === 'production' ? [together, secrets, payments, network] : [together];
  return rules.flatMap((rule) => rule(config)).filter((fault): fault is string => typeof fault === 'string');
}
