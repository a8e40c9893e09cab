// As scripts/typescript-loader.js, for processes that are started again and again: what was made of a source is kept.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isSource, javascriptOf } from '../../support/native/sources.js';

registerHooks({
  resolve: (specifier, context, nextResolve) => (isSource(specifier, context) ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true } : nextResolve(specifier, context)),
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    return { format: 'module', source: javascriptOf(fileURLToPath(url), { sourceMaps: false }), shortCircuit: true };
  },
});
