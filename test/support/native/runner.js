import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
// First, as in each entry of the product: decorators write to it.
import 'reflect-metadata';
import circus from 'jest-circus/runner';
import { openRun } from './hooks.js';

const require = createRequire(import.meta.resolve('jest-circus/runner'));
/** What a test file leaves behind is cleared away when all its hooks have run. */
const AFTER_FILE = Symbol.for('after-test-file');
const ofRuns = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL']);

/**
 * Runs a test file by Node's own module loader. What lies in test/ is loaded for each file anew; the product and its
 * packages once per worker, as in a process that serves: that is what a file costs before its first test.
 */
export default function runNatively(globalConfig, config, environment, _runtime, testPath, sendMessageToJest) {
  const kept = { console: globalThis.console, env: { ...process.env } };
  // Node maps the places of errors itself, as in production.
  Error.prepareStackTrace = undefined;
  globalThis.console = environment.global.console;
  const run = openRun({ isEdited: globalConfig.watch || globalConfig.watchAll });
  // Nothing is awaited here: this file would stand in the traces of all that fails.
  return circus.default(globalConfig, config, environment, nativeRuntime(run), testPath, sendMessageToJest).finally(() => clearUp(kept));
}

async function clearUp({ console, env }) {
  await Promise.allSettled((globalThis[AFTER_FILE]?.splice(0) ?? []).map((clear) => clear()));
  globalThis.console = console;
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** The part of jest's runtime that its runner asks for. */
function nativeRuntime(run) {
  return {
    requireInternalModule: (file) => {
      for (const symbol of Object.getOwnPropertySymbols(globalThis)) if (ofRuns.has(symbol.description)) delete globalThis[symbol];
      delete require.cache[file];
      return require(file);
    },
    requireModule: require,
    setGlobalsForRuntime: (globals) => run.give(globals),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (file) => import(run.urlOf(pathToFileURL(file).href)),
    enterTestCode() {},
    leaveTestCode() {},
  };
}
