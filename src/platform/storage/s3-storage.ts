import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { attachmentHeader, isDownload, requireKey, type Storage } from './storage.ts';

export interface S3StorageOptions {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | null;
  /** Null leaves it to the environment of the machine (roles). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  readonly forcePathStyle: boolean;
}
type Sdk = typeof import('@aws-sdk/client-s3');

function clientConfig({ region, endpoint, credentials, forcePathStyle }: S3StorageOptions): S3ClientConfig {
  return {
    region, forcePathStyle, maxAttempts: 3,
    // Servers other than AWS refuse the checksums that the SDK adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
  };
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
}

/** Media in a bucket. The SDK is loaded with its first use. */
export function createS3Storage(options: S3StorageOptions): Storage {
  const Bucket = options.bucket;
  let loading: Promise<{ sdk: Sdk; client: S3Client }> | null = null;
  const load = (): Promise<{ sdk: Sdk; client: S3Client }> => (loading ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: new sdk.S3Client(clientConfig(options)) })));

  return {
    async put(key, bytes, contentType) {
      requireKey(key, contentType);
      const { sdk, client } = await load();
      await client.send(new sdk.PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: contentType, ...(isDownload(key) ? { ContentDisposition: 'attachment' } : {}), CacheControl: 'private, max-age=31536000, immutable' }));
    },
    async get(key) {
      const contentType = requireKey(key);
      const { sdk, client } = await load();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key: key }));
        return Body === undefined ? null : { bytes: Buffer.from(await Body.transformToByteArray()), contentType };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      requireKey(key);
      const { sdk, client } = await load();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: key }));
    },
    async signedUrl(key, { expiresInSeconds, downloadAs }) {
      const contentType = requireKey(key);
      const [{ sdk, client }, { getSignedUrl }] = await Promise.all([load(), import('@aws-sdk/s3-request-presigner')]);
      return getSignedUrl(client, new sdk.GetObjectCommand({ Bucket, Key: key, ResponseContentType: contentType, ...(isDownload(key) ? { ResponseContentDisposition: attachmentHeader(downloadAs ?? 'file') } : {}) }), { expiresIn: expiresInSeconds });
    },
  };
}
