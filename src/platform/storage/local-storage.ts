import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import { checkLink, requireKey, signLink, type Storage } from './storage.ts';

export interface LocalStorage extends Storage {
  /** For the route that serves `/media/<key>?expires=…&signature=…`. */
  check(link: { readonly key: string; readonly expires: string; readonly signature: string; readonly name?: string }): 'valid' | 'expired' | 'invalid';
}
export interface LocalStorageOptions {
  readonly directory: string;
  readonly publicUrl: string;
  readonly secrets: readonly [string, ...string[]];
  readonly clock: Clock;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Media in a folder, for one machine. */
export function createLocalStorage({ directory, publicUrl, secrets, clock }: LocalStorageOptions): LocalStorage {
  const root = resolve(directory);
  const pathOf = (key: string): string => join(root, key);

  return {
    async put(key, bytes, contentType) {
      requireKey(key, contentType);
      const path = pathOf(key);
      const draft = `${path}.${randomBytes(6).toString('hex')}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await writeFile(draft, bytes, { mode: 0o600 });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(key) {
      const contentType = requireKey(key);
      try {
        return { bytes: await readFile(pathOf(key)), contentType };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      requireKey(key);
      await rm(pathOf(key), { force: true });
    },
    async signedUrl(key, options) {
      requireKey(key);
      const { expires, signature } = signLink(secrets, key, clock.now(), options);
      const name = options.downloadAs ? `&name=${encodeURIComponent(options.downloadAs)}` : '';
      return `${publicUrl}/media/${key}?expires=${expires}&signature=${signature}${name}`;
    },
    check: (link) => checkLink(secrets, link, clock.now()),
  };
}
