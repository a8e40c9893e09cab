import { describe, expect, test } from '@jest/globals';
import { withTables } from '../../scripts/config-table.ts';
import { configReference, exitOnFaults, readConfig, readStartConfig, requireConfig, withGenerated } from '../../src/config.ts';

const DEVELOPMENT = {
  PUBLIC_URL: 'http://localhost:4000/', DATABASE_URL: 'postgresql://app@%2Ftmp%2Fpg-x:5432/db', TOKEN_SECRET: 'a', MEDIA_SECRET: 'b',
  STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1, whsec_2',
};
const PRODUCTION = {
  NODE_ENV: 'production', PUBLIC_URL: 'https://api.example.com', DATABASE_URL: 'postgresql://app@db/app', TOKEN_SECRET: '8f1c0e5b7a9d4c62b3e8f7a1d0c9b5e4', MEDIA_SECRET: 'e4b5c9d0a1f7e8b362c4d9a7b5e0c1f8',
  STRIPE_SECRET_KEY: 'sk_live_51abcdef', STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef', SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: 'Xingqun <mail@example.com>',
};
const faultsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  const result = readConfig(environment);
  return result.ok ? [] : result.faults;
};

describe('reading', () => {
  test('values are typed, trimmed and frozen, and defaults stand for what is absent or empty', () => {
    const config = requireConfig({ ...DEVELOPMENT, PORT: ' 4100 ', STAFF_EMAILS: 'Boss@Example.com, second@example.com', REDIS_URL: '' });
    expect(config.http).toMatchObject({ port: 4100, publicUrl: 'http://localhost:4000', host: '127.0.0.1', corsOrigins: ['*'] });
    expect(config.accounts).toMatchObject({ accessTokenSeconds: 900, refreshTokenSeconds: 2_592_000, staffEmails: ['boss@example.com', 'second@example.com'] });
    expect(config.payments.stripeWebhookSecrets).toEqual(['whsec_1', 'whsec_2']);
    expect(config.database.redisUrl).toBeNull();
    expect(config.graphql).toEqual({ trustedDocuments: 'open', trustedDocumentsDirectory: null, introspection: 'on', graphiql: 'on', executor: 'compiled', executionTimeoutMilliseconds: 10_000 });
    expect(Object.isFrozen(config) && Object.values(config).every((group) => Object.isFrozen(group))).toBe(true);
  });

  test('every fault is told at once, one line each, without the value', () => {
    const faults = faultsOf({ ...DEVELOPMENT, PORT: '70000', DATABASE_URL: 'mysql://root:hunter2@db', GRAPHIQL: 'yes', TRUSTED_PROXIES: '10.0.0.0/40', CORS_ORIGINS: 'https://a.example/path', TOKEN_SECRET: '' });
    expect(faults).toEqual([
      'PORT must be a whole number from 0 to 65535.',
      'CORS_ORIGINS must be origins such as https://app.example.com, separated by commas.',
      'TRUSTED_PROXIES must be IP addresses, CIDR ranges or loopback, linklocal, uniquelocal, separated by commas.',
      'GRAPHIQL must be one of on, staff, off.',
      'DATABASE_URL must be a URL that begins with postgres:// or postgresql://.',
      'TOKEN_SECRET is missing: Signs access tokens; 32 characters or more. Several, separated by commas: the first signs, all are accepted.',
    ]);
    expect(faults.every((fault) => !fault.includes('\n') && !fault.includes('hunter2'))).toBe(true);
  });

  test.each(['postgresql://app:hunter2@db:5432', 'postgresql://app:hunter2@db:5432/', 'postgres://db/?sslmode=require'])('an address without the name of a database is refused: %s', (address) => {
    expect(faultsOf({ ...DEVELOPMENT, DATABASE_URL: address })).toEqual(['DATABASE_URL must end with the name of a database, as in postgresql://user:password@host:5432/name.']);
  });

  test('what is generated at a start stands under what the environment says', () => {
    expect(withGenerated({ TOKEN_SECRET: 'made', PORT: '1' }, { PORT: '2', TOKEN_SECRET: ' ' })).toEqual({ TOKEN_SECRET: 'made', PORT: '2' });
  });

  test('a start reads its ports and folder before services exist, but refuses malformed ones', () => {
    const start = readStartConfig({ PORT: '4200', DATA_DIRECTORY: '/tmp/x' });
    expect(start.ok && [start.config.http.port, start.config.process.dataDirectory, start.config.database.url]).toEqual([4200, '/tmp/x', null]);
    expect(readStartConfig({ PORT: 'many' })).toEqual({ ok: false, faults: ['PORT must be a whole number from 0 to 65535.'] });
  });
});

describe('production', () => {
  test('a complete configuration is accepted', () => expect(faultsOf(PRODUCTION)).toEqual([]));

  test('an empty environment names each thing that is missing', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).map((fault) => fault.split(' ', 3).join(' '))).toEqual([
      'PUBLIC_URL is missing:', 'DATABASE_URL is missing:', 'TOKEN_SECRET is missing:', 'STRIPE_SECRET_KEY is missing:', 'STRIPE_WEBHOOK_SECRET is missing:', 'MEDIA_SECRET is missing:',
      'SMTP_URL is missing:', 'MAIL_FROM is missing:',
    ]);
  });

  test.each([
    { change: { TOKEN_SECRET: 'short' }, fault: 'TOKEN_SECRET is too short' },
    { change: { TOKEN_SECRET: 'changeme-changeme-changeme-changeme-0123456789' }, fault: 'TOKEN_SECRET can be guessed' },
    { change: { TOKEN_SECRET: 'a'.repeat(64) }, fault: 'TOKEN_SECRET can be guessed' },
    { change: { TOKEN_SECRET: `${PRODUCTION.TOKEN_SECRET},old` }, fault: 'TOKEN_SECRET is too short' },
    { change: { MEDIA_SECRET: PRODUCTION.TOKEN_SECRET }, fault: 'MEDIA_SECRET is the same as TOKEN_SECRET' },
    { change: { STRIPE_API_BASE: 'http://localhost:4010' }, fault: 'STRIPE_API_BASE is for development' },
    { change: { STRIPE_SECRET_KEY: 'sk_test_1' }, fault: 'STRIPE_SECRET_KEY is a test key' },
    { change: { STRIPE_SECRET_KEY: 'pk_live_1' }, fault: 'STRIPE_SECRET_KEY is not a Stripe secret key' },
    { change: { STRIPE_WEBHOOK_SECRET: 'whsec_x' }, fault: 'STRIPE_WEBHOOK_SECRET is not a signing secret' },
    { change: { PUBLIC_URL: 'http://api.example.com' }, fault: 'PUBLIC_URL must begin with https://' },
    { change: { CORS_ORIGINS: '*' }, fault: 'CORS_ORIGINS must name its origins' },
    { change: { SMTP_URL: '' }, fault: 'SMTP_URL is missing' },
    { change: { WECHAT_APP_ID: 'wx1' }, fault: 'WECHAT_APP_ID and WECHAT_APP_SECRET belong together' },
    { change: { COMMUNITY_CREATION: 'staff' }, fault: 'STAFF_EMAILS is missing' },
    { change: { S3_ENDPOINT: 'https://s3.example.com' }, fault: 'S3_BUCKET is missing' },
  ])('$fault', ({ change, fault }) => {
    const faults = faultsOf({ ...PRODUCTION, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test('a test key is allowed for staging when it is asked for', () => expect(faultsOf({ ...PRODUCTION, STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_TEST_MODE: 'true' })).toEqual([]));

  test('an entry point prints the lines and exits with 78', () => {
    const lines: string[] = [];
    const exit = (code: number): never => { throw new Error(`exit ${code}`); };
    expect(() => exitOnFaults(readConfig({ ...PRODUCTION, PUBLIC_URL: 'http://x.example', MAIL_FROM: '' }), { write: (line) => lines.push(line), exit })).toThrow('exit 78');
    expect(lines).toEqual(['PUBLIC_URL must begin with https:// in production.', 'MAIL_FROM is missing: mails need a sender.']);
  });
});

test('the reference has a row for each setting, in both languages', () => {
  const rows = { en: configReference('en').split('\n'), zh: configReference('zh').split('\n') };
  expect(rows.en).toHaveLength(rows.zh.length);
  expect(rows.en).toContain('| `PORT` | `4000` | The port of the API: HTTP and WebSocket. |');
  expect(rows.zh).toContain('| `PORT` | `4000` | API 端口（HTTP 与 WebSocket）。 |');
  expect(rows.en).toContain('| `GRAPHIQL` | `on`, `off` (production) | Who may open GraphiQL. |');
  const filled = withTables('a\n<!-- configuration:zh -->\nold\n<!-- /configuration -->\nb');
  expect(filled).toBe(`a\n<!-- configuration:zh -->\n${configReference('zh')}\n<!-- /configuration -->\nb`);
});
