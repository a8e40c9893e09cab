import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const settings = fs.readFileSync(path.join(ROOT, '.swcrc'), 'utf8') + require('@swc/core/package.json').version;
const folder = openFolder(path.join(ROOT, 'node_modules', '.cache', 'xingqun', 'sources'));

/** Whether one source imports another: its name is its path, and to look for it is the larger part of what a start costs. */
export const isSource = (specifier, { parentURL }) => /^\.\.?\/.*\.ts$/.test(specifier) && parentURL?.startsWith('file:') === true;

/** JavaScript of a TypeScript source. It is kept: a process that starts when others did needs no compiler. */
export function javascriptOf(filename, { sourceMaps = 'inline' } = {}) {
  const source = fs.readFileSync(filename, 'utf8');
  const compile = () => require('@swc/core').transformSync(source, { filename, sourceMaps }).code;
  if (folder === null) return compile();
  const kept = path.join(folder, createHash('sha1').update(`${settings} ${sourceMaps} ${filename} `).update(source).digest('hex'));
  if (!fs.existsSync(kept)) {
    fs.writeFileSync(`${kept}.${process.pid}`, compile());
    fs.renameSync(`${kept}.${process.pid}`, kept);
  }
  return fs.readFileSync(kept, 'utf8');
}

/** Null where somebody else installed the packages: then nothing is kept. */
function openFolder(name) {
  try {
    fs.mkdirSync(name, { recursive: true });
    fs.accessSync(name, fs.constants.W_OK);
    return name;
  } catch {
    return null;
  }
}
