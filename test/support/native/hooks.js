import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isSource, javascriptOf } from './sources.js';

const TESTS = new URL('../../', import.meta.url).href;
const ALL = new URL('../', TESTS).href;
const GLOBALS = 'jest-globals:';
const NAMES = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'test'];
const QUERY = /\?run=(\d+)$/;

/** What jest gave to each run, by its number. */
const given = (globalThis[Symbol.for('jest-globals-of-runs')] = new Map());
let last = 0;
let own = TESTS;

/** Another test file begins: modules of test/ that are loaded for it are its own; and the product, where somebody edits it meanwhile. */
export function openRun({ isEdited }) {
  const number = ++last;
  own = isEdited ? ALL : TESTS;
  return {
    give: (globals) => given.set(number, globals),
    urlOf: (url) => `${url}?run=${number}`,
  };
}

process.setSourceMapsEnabled(true);
registerHooks({
  resolve(specifier, context, nextResolve) {
    const run = QUERY.exec(context.parentURL ?? '')?.[0] ?? '';
    if (specifier === '@jest/globals') return { url: `${GLOBALS}${run}`, format: 'module', shortCircuit: true };
    if (!isSource(specifier, context)) return nextResolve(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    return { url: href.startsWith(own) ? `${href}${run}` : href, format: 'module', shortCircuit: true };
  },
  load(url, context, nextLoad) {
    const number = QUERY.exec(url)?.[1];
    if (url.startsWith(GLOBALS)) return { format: 'module', source: globalsOf(number), shortCircuit: true };
    const file = url.replace(QUERY, '');
    if (!file.startsWith('file:') || !file.endsWith('.ts')) return nextLoad(url, context);
    return { format: 'module', source: javascriptOf(fileURLToPath(file)), shortCircuit: true };
  },
});

const globalsOf = (number) => `export const { ${NAMES.join(', ')} } = globalThis[Symbol.for('jest-globals-of-runs')].get(${number});`;
