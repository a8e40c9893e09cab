import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Hints } from '../platform/live/hints.ts';
import { createMemoryHints } from '../platform/live/memory-hints.ts';
import { createPostgresHints } from '../platform/live/postgres-hints.ts';
import { createDevelopmentMailbox, type DevelopmentMailbox } from '../platform/mail/development-mailbox.ts';
import type { Mailer } from '../platform/mail/mailer.ts';
import { createSmtpMailer } from '../platform/mail/smtp-mailer.ts';
import type { Logger } from '../platform/observability/logger.ts';
import { createMemoryRateLimiter } from '../platform/rate-limit/memory-rate-limiter.ts';
import type { Bucket, RateLimiter } from '../platform/rate-limit/rate-limiter.ts';
import { createLocalStorage, type LocalStorage } from '../platform/storage/local-storage.ts';
import { createS3Storage } from '../platform/storage/s3-storage.ts';
import type { Storage } from '../platform/storage/storage.ts';
import { createWechatClient, type WechatClient } from '../platform/wechat/code-to-session.ts';

const HOUR_SECONDS = 3_600;
const SIGN_IN_SECONDS = 900;
/** That somebody types, told over and over: clients do it every few seconds. */
const SIGNALS: Bucket = { points: 20, seconds: 10 };
/** What changes a room's log and is no message of one's own, over all rooms: a thumb is faster than a text, a program faster than both. */
const ROOM_ACTS: Bucket = { points: 30, seconds: 10 };

/** Whose points are counted: a person, an address, or an e-mail address. */
export type BucketName = 'user' | 'bot' | 'address' | 'documents' | 'credentials' | 'account' | 'mails' | 'uploads' | 'signals' | 'room-acts';

function bucketsOf({ windowSeconds, userPoints, botPoints, addressPoints, newDocuments, signInAttempts, mailsPerHour, uploadsPerHour }: Config['limits']): Readonly<Record<BucketName, Bucket>> {
  return {
    user: { points: userPoints, seconds: windowSeconds },
    bot: { points: botPoints, seconds: windowSeconds },
    address: { points: addressPoints, seconds: windowSeconds },
    documents: { points: newDocuments, seconds: windowSeconds },
    credentials: { points: signInAttempts * 10, seconds: SIGN_IN_SECONDS },
    account: { points: signInAttempts, seconds: SIGN_IN_SECONDS },
    mails: { points: mailsPerHour, seconds: HOUR_SECONDS },
    uploads: { points: uploadsPerHour, seconds: HOUR_SECONDS },
    signals: SIGNALS,
    'room-acts': ROOM_ACTS,
  };
}

/** Shared by all processes when there is a Redis, else of this process; the Redis client is loaded only then. */
export async function openRateLimiter(config: Config, logger: Logger): Promise<RateLimiter<BucketName>> {
  const buckets = bucketsOf(config.limits);
  const url = config.database.redisUrl;
  if (url === null) return createMemoryRateLimiter(buckets);
  const { createRedisRateLimiter } = await import('../platform/rate-limit/redis-rate-limiter.ts');
  return createRedisRateLimiter({
    url, buckets,
    onState: (state, error) => (state === 'connected' ? logger.info('rate limits are shared over Redis') : logger.warn({ err: error }, 'Redis is lost: this process limits by its own memory')),
  });
}

/** Redis when there is one, else PostgreSQL; memory for a process that is alone. Correctness never depends on it. */
export async function openHints(config: Config, isAlone: boolean, onError: (error: unknown) => void): Promise<Hints> {
  if (isAlone) return createMemoryHints();
  if (config.database.redisUrl === null) return createPostgresHints(config.database.url, onError);
  const { createRedisHints } = await import('../platform/live/redis-hints.ts');
  return createRedisHints(config.database.redisUrl, onError);
}

/** The mail server, or the mailbox whose page shows what would have been sent. */
export function openMailer({ accounts: { smtpUrl, mailFrom } }: Config, clock: Clock): { readonly mailer: Mailer; readonly mailbox: DevelopmentMailbox | null } {
  if (smtpUrl !== null) return { mailer: createSmtpMailer({ url: smtpUrl, from: mailFrom ?? 'xingqun@localhost' }), mailbox: null };
  const mailbox = createDevelopmentMailbox(clock);
  return { mailer: mailbox, mailbox };
}

/** The bucket, or the local folder, whose links the HTTP server must check. */
export function openStorage({ media, process, http }: Config, clock: Clock): { readonly storage: Storage; readonly local: LocalStorage | null } {
  if (media.s3Bucket === null) {
    const local = createLocalStorage({ directory: join(process.dataDirectory, 'media'), publicUrl: http.publicUrl, secrets: media.secrets, clock });
    return { storage: local, local };
  }
  const { s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = media;
  const credentials = accessKeyId === null || secretAccessKey === null ? null : { accessKeyId, secretAccessKey };
  return { storage: createS3Storage({ bucket: media.s3Bucket, region: media.s3Region, endpoint: media.s3Endpoint, credentials, forcePathStyle: media.s3ForcePathStyle }), local: null };
}

/** WeChat's sign-in, when the deployment has a mini-program. */
export function openWechat({ accounts: { wechatAppId, wechatAppSecret, wechatApiBase } }: Config, logger: Logger): WechatClient | null {
  if (wechatAppId === null || wechatAppSecret === null) return null;
  return createWechatClient({ appId: wechatAppId, appSecret: wechatAppSecret, apiBase: wechatApiBase, onBusy: (reason) => logger.warn({ reason }, 'WeChat does not answer') });
}
