import { describe, expect, test } from '@jest/globals';
import { openMailer, openRateLimiter, openStorage, openWechat } from '../../src/compose/adapters.ts';
import { requireConfig, type Config } from '../../src/config.ts';
import { createLogger } from '../../src/platform/observability/logger.ts';

const clock = { now: () => new Date(0) };
const logger = createLogger({ level: 'silent' });
const configWith = (environment: Record<string, string> = {}): Config => requireConfig({
  NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:4000', DATABASE_URL: 'postgres://db/app', TOKEN_SECRET: 'a', MEDIA_SECRET: 'b', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', ...environment,
});

describe('adapters by configuration', () => {
  test('a bare machine has a mailbox, a folder and no WeChat', async () => {
    const config = configWith({ DATA_DIRECTORY: '/tmp/xingqun-data' });
    const { mailer, mailbox } = openMailer(config, clock);
    expect(mailer).toBe(mailbox);
    const { storage, local } = openStorage(config, clock);
    expect(storage).toBe(local);
    expect(await storage.signedUrl('a.png', { expiresInSeconds: 60 })).toMatch(/^http:\/\/localhost:4000\/media\/a\.png\?expires=60&signature=/);
    expect(openWechat(config, logger)).toBeNull();
  });

  test('settings bring the mail server, the bucket and WeChat', async () => {
    const config = configWith({
      SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'mail@example.com', S3_BUCKET: 'media', S3_ENDPOINT: 'http://127.0.0.1:9000/', S3_ACCESS_KEY_ID: 'AKTEST', S3_SECRET_ACCESS_KEY: 'secret', S3_FORCE_PATH_STYLE: 'true',
      WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'secret',
    });
    expect(openMailer(config, clock).mailbox).toBeNull();
    const { storage, local } = openStorage(config, clock);
    expect(local).toBeNull();
    expect(await storage.signedUrl('a.png', { expiresInSeconds: 60 })).toMatch(/^http:\/\/127\.0\.0\.1:9000\/media\/a\.png\?.*X-Amz-Signature=[0-9a-f]{64}/);
    expect(openWechat(config, logger)).not.toBeNull();
  });

  test('limits follow the settings', async () => {
    const limiter = await openRateLimiter(configWith({ RATE_LIMIT_USER_POINTS: '7', RATE_LIMIT_SIGN_IN_ATTEMPTS: '3' }), logger);
    expect([limiter.bucket('user').limit, limiter.bucket('account').limit, limiter.bucket('credentials').limit]).toEqual([7, 3, 30]);
    await limiter.close();
    const shared = await openRateLimiter(configWith({ REDIS_URL: 'redis://127.0.0.1:1' }), logger);
    expect((await shared.consume('user', 'a')).isAllowed).toBe(true);
    await shared.close();
  });
});
