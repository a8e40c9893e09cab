// Compiles into dist/, or does nothing when dist/ was made from exactly these sources.
// `--force` always compiles and checks types too; a start leaves them to `npm run check`, as that is three times faster.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const isForced = process.argv.includes('--force');
const stamp = path.join(dist, '.sources');
const INPUTS = ['src', 'migrations', 'scripts', 'schema/operations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const COMPILER = path.join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
const GRAPHIQL = path.join(root, 'scripts', 'build-graphiql.js');
const EXIT_CONFIGURATION = 78;

/** Every file below these paths, sorted, relative to the root. */
function filesOf(inputs) {
  const found = [];
  for (const input of inputs) {
    const full = path.join(root, input);
    if (!fs.existsSync(full)) continue;
    if (fs.statSync(full).isFile()) found.push(input);
    else for (const entry of fs.readdirSync(full, { recursive: true, withFileTypes: true })) if (entry.isFile()) found.push(path.relative(root, path.join(entry.parentPath, entry.name)));
  }
  return found.sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of filesOf(INPUTS)) {
    const { size, mtimeMs } = fs.statSync(path.join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Ends the build with the exit code of a step that fails. */
function run(script, ...args) {
  return new Promise((resolve) => {
    spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).on('exit', (code) => (code === 0 ? resolve() : process.exit(code ?? 1)));
  });
}

/** Files that the compiler does not carry over, such as translations and pages. */
function copyAssets() {
  for (const file of filesOf(['src'])) {
    if (file.endsWith('.ts') || file.endsWith('.md')) continue;
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(dist, file));
  }
}

async function build(sources) {
  if (!fs.existsSync(COMPILER)) {
    process.stderr.write('The compiler is not installed. Run: npm ci --include=dev\n');
    process.exit(EXIT_CONFIGURATION);
  }
  const started = performance.now();
  process.stdout.write('Compiling …\n');
  fs.rmSync(dist, { recursive: true, force: true });
  await Promise.all([run(COMPILER, '-p', 'tsconfig.build.json', ...(isForced ? [] : ['--noCheck'])), fs.existsSync(GRAPHIQL) ? run(GRAPHIQL) : null]);
  copyAssets();
  fs.writeFileSync(stamp, sources);
  process.stdout.write(`Compiled in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

const sources = fingerprint();
const upToDate = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sources;
if (isForced || !upToDate) await build(sources);
