import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { sanitizeImage, type SanitizedImage } from '../../src/platform/images/sanitize-image.ts';

const plain = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 10 } } });
const withExif = (image: Sharp): Sharp => image.withExif({ IFD0: { Artist: 'canary-artist', Copyright: 'canary-copyright' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' } });

async function sanitized(bytes: Uint8Array): Promise<SanitizedImage> {
  const result = await sanitizeImage(bytes);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}
const failureOf = async (bytes: Uint8Array): Promise<string | null> => {
  const result = await sanitizeImage(bytes);
  return result.ok ? null : result.failure.kind;
};

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
/** A few bytes that claim to be a huge picture. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(Buffer.alloc(1_000))), pngChunk('IEND', Buffer.alloc(0))]);
}

describe('pictures', () => {
  test.each([{ format: 'jpeg', contentType: 'image/jpeg' }, { format: 'png', contentType: 'image/png' }, { format: 'webp', contentType: 'image/webp' }] as const)('$format stays $format and loses place and names', async ({ format, contentType }) => {
    const original = await withExif(plain(60, 40)).toFormat(format).toBuffer();
    expect((await sharp(original).metadata()).exif?.includes('canary-artist')).toBe(true);
    const image = await sanitized(original);
    expect(image).toMatchObject({ contentType, width: 60, height: 40 });
    const metadata = await sharp(image.bytes).metadata();
    expect([metadata.format, metadata.exif, metadata.xmp, metadata.iptc]).toEqual([format, undefined, undefined, undefined]);
    expect(image.bytes.includes('canary')).toBe(false);
  });

  test('a picture that the camera turned stands upright', async () => {
    const turned = await plain(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sanitized(turned)).toMatchObject({ width: 40, height: 60 });
  });

  test('an animation keeps its frames', async () => {
    const frames = await Promise.all([plain(20, 10).png().toBuffer(), plain(20, 10).negate().png().toBuffer()]);
    const animation = await sharp(frames, { join: { animated: true } }).gif().toBuffer();
    const image = await sanitized(animation);
    expect(image).toMatchObject({ contentType: 'image/gif', width: 20, height: 10 });
    expect((await sharp(image.bytes).metadata()).pages).toBe(2);
  });

  test('a large picture is made smaller', async () => {
    expect(await sanitized(await plain(5_000, 100).jpeg().toBuffer())).toMatchObject({ width: 4_096, height: 82 });
  });

  test('what hides behind a picture is gone', async () => {
    const picture = await plain(10, 10).jpeg().toBuffer();
    const image = await sanitized(Buffer.concat([picture, Buffer.from('PK\u0003\u0004<script>canary()</script>')]));
    expect(image.bytes.includes('canary')).toBe(false);
  });
});

describe('refused', () => {
  test.each([
    { name: 'SVG', bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
    { name: 'SVG with an XML declaration', bytes: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
    { name: 'HTML', bytes: '<!doctype html><script>alert(1)</script>' },
    { name: 'PDF', bytes: '%PDF-1.7\n1 0 obj' },
    { name: 'a program', bytes: '\u007fELF\u0002\u0001' },
    { name: 'nothing', bytes: '' },
  ])('$name is of an unsupported type', async ({ bytes }) => expect(await failureOf(Buffer.from(bytes))).toBe('unsupported-type'));

  test('TIFF and AVIF are not taken', async () => {
    expect(await failureOf(await plain(5, 5).tiff().toBuffer())).toBe('unsupported-type');
    expect(await failureOf(await plain(16, 16).avif({ effort: 0 }).toBuffer())).toBe('unsupported-type');
  });

  test('a bomb is told by its header, before it is decoded', async () => {
    const memory = process.memoryUsage.rss();
    expect(await failureOf(pngBomb(60_000))).toBe('too-many-pixels');
    expect(process.memoryUsage.rss() - memory).toBeLessThan(300_000_000);
  });

  test('a picture that is cut or only claims to be one is broken', async () => {
    const picture = await plain(300, 300).jpeg().toBuffer();
    expect(await failureOf(picture.subarray(0, 400))).toBe('broken');
    expect(await failureOf(Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('<svg/>')]))).toBe('broken');
    expect(await failureOf(Buffer.from('GIF89a/*<svg onload=alert(1)>*/'))).toBe('broken');
  });
});
