import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { StripeSchema } from './shape.ts';

const here = import.meta.dirname;
const root = path.join(here, '..', '..');

/** The derived schema; made once for each version of the SDK and of this generator, in a process of its own. */
export function stripeSchema(): StripeSchema {
  const file = path.join(root, 'node_modules', '.cache', 'xingqun', `stripe-schema-${fingerprint()}.json`);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const own = `${file}.${process.pid}`;
    execFileSync(process.execPath, [path.join(here, 'print.ts'), '--output', own], { stdio: ['ignore', 'ignore', 'pipe'] });
    fs.renameSync(own, file);
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as StripeSchema;
}

function fingerprint(): string {
  const sources = fs.readdirSync(here).filter((name) => name.endsWith('.ts')).sort().map((name) => path.join(here, name));
  const hash = createHash('sha256');
  for (const file of [path.join(root, 'node_modules', 'stripe', 'VERSION'), ...sources]) hash.update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
