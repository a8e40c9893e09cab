import { expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { lockfileFaults, type Lockfile } from '../../scripts/check-lock.ts';
import { ROOT } from './planted-tree.ts';

const read = <T>(file: string): T => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as T;
const manifest = { dependencies: { fastify: '5.0.0' } };
const sound: Lockfile = {
  packages: {
    '': { dependencies: { fastify: '5.0.0' } },
    'node_modules/fastify': { version: '5.0.0', integrity: 'sha512-a', optionalDependencies: { 'fast-linux': '1.0.0' } },
    'node_modules/fast-linux': { version: '1.0.0', integrity: 'sha512-b' },
  },
};
const withPackage = (key: string, entry: Lockfile['packages'][string]): Lockfile => ({ packages: { ...sound.packages, [key]: entry } });

test('the lockfile is complete for every platform and in step with package.json', () => {
  expect(lockfileFaults(read('package-lock.json'), read('package.json'))).toEqual([]);
});

test('a sound lockfile has no faults', () => {
  expect(lockfileFaults(sound, manifest)).toEqual([]);
});

test.each([
  { fault: 'node_modules/fastify lacks its optional package fast-darwin', lockfile: withPackage('node_modules/fastify', { integrity: 'sha512-a', optionalDependencies: { 'fast-linux': '1.0.0', 'fast-darwin': '1.0.0' } }) },
  { fault: 'node_modules/fast-linux records a download address', lockfile: withPackage('node_modules/fast-linux', { integrity: 'sha512-b', resolved: 'https://mirror.example/fast-linux.tgz' }) },
  { fault: 'node_modules/fast-linux has no integrity', lockfile: withPackage('node_modules/fast-linux', { version: '1.0.0' }) },
  { fault: 'fastify differs between package.json and the lockfile', lockfile: withPackage('', { dependencies: { fastify: '4.0.0' } }) },
])('finds: $fault', ({ fault, lockfile }) => {
  expect(lockfileFaults(lockfile, manifest)).toEqual([fault]);
});
