import type { Sharp, SharpOptions } from 'sharp';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { boundedQueue } from '../concurrency/bounded-queue.ts';

const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const;
export type ImageType = keyof typeof FORMATS;
export const IMAGE_EXTENSIONS: Readonly<Record<ImageType, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' };

/** Why a file is not taken: no picture of ours at all, more pixels than are decoded, or a picture that cannot be decoded. */
export type ImageFailure = { readonly kind: 'unsupported-type' } | { readonly kind: 'too-many-pixels'; readonly max: number } | { readonly kind: 'broken' };
export interface SanitizedImage { readonly bytes: Buffer; readonly contentType: ImageType; readonly width: number; readonly height: number }

// All frames of an animation together; 40 million pixels are 160 MB while they are decoded.
const MAX_PIXELS = 40_000_000;
const MAX_SIDE = 4_096;
const TIMEOUT_SECONDS = 15;
const queued = boundedQueue(2, 20);

const isImageType = (type: string | undefined): type is ImageType => type !== undefined && Object.hasOwn(FORMATS, type);

// sharp and file-type are loaded with the first upload: a server that gets none starts without them.
async function loadLibraries(): Promise<{ open: (bytes: Uint8Array, options: SharpOptions) => Sharp; typeOf: (bytes: Uint8Array) => Promise<string | undefined> }> {
  const [{ default: sharp }, { fileTypeFromBuffer }] = await Promise.all([import('sharp'), import('file-type')]);
  sharp.cache(false);
  return { open: (bytes, options) => sharp(bytes, options), typeOf: async (bytes) => (await fileTypeFromBuffer(bytes))?.mime };
}

function encode(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/jpeg': return image.jpeg({ quality: 86, mozjpeg: false });
    case 'image/png': return image.png({ compressionLevel: 8 });
    case 'image/webp': return image.webp({ quality: 86 });
    case 'image/gif': return image.gif();
  }
}

async function sanitize(bytes: Uint8Array): Promise<Result<SanitizedImage, ImageFailure>> {
  const { open, typeOf } = await loadLibraries();
  const contentType = await typeOf(bytes);
  if (!isImageType(contentType)) return refuse({ kind: 'unsupported-type' });
  const options: SharpOptions = { animated: contentType === 'image/gif' || contentType === 'image/webp', limitInputPixels: MAX_PIXELS, failOn: 'error' };
  try {
    const { format, width, height, pages } = await open(bytes, { ...options, limitInputPixels: false }).metadata();
    if (format !== FORMATS[contentType]) return refuse({ kind: 'unsupported-type' });
    // With `animated` the height is that of all frames one below the other.
    if (width * height > MAX_PIXELS || (pages ?? 1) > 500) return refuse({ kind: 'too-many-pixels', max: MAX_PIXELS });
    const image = open(bytes, options).timeout({ seconds: TIMEOUT_SECONDS }).autoOrient().resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await encode(image, contentType).toBuffer({ resolveWithObject: true });
    return ok({ bytes: data, contentType, width: info.width, height: info.pageHeight ?? info.height });
  } catch {
    return refuse({ kind: 'broken' });
  }
}

/** Decodes and encodes a picture anew, upright: place, camera, comments and whatever was hidden behind the pixels are gone. */
export const sanitizeImage = (bytes: Uint8Array): Promise<Result<SanitizedImage, ImageFailure>> => queued(() => sanitize(bytes));
