// As scripts/typescript-loader.js, for processes that are started again and again: what was made of a source is kept.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'xingqun', 'sources');
fs.mkdirSync(folder, { recursive: true });
const transform = (source, filename) => createRequire(import.meta.url)('@swc/core').transformSync(source, { filename }).code;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = fs.readFileSync(filename, 'utf8');
    const kept = path.join(folder, createHash('sha1').update(filename).update(source).digest('hex'));
    if (!fs.existsSync(kept)) {
      fs.writeFileSync(`${kept}.${process.pid}`, transform(source, filename));
      fs.renameSync(`${kept}.${process.pid}`, kept);
    }
    return { format: 'module', source: fs.readFileSync(kept, 'utf8'), shortCircuit: true };
  },
});
