// Bundles GraphiQL with its editor's workers into dist/graphiql, so that it needs no other server.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outdir = path.resolve(process.argv[2] ?? path.join(root, 'dist', 'graphiql'));

const shared = {
  absWorkingDir: root, outdir, bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', legalComments: 'none', logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
};

fs.rmSync(outdir, { recursive: true, force: true });
await Promise.all([
  build({ ...shared, entryPoints: { graphiql: 'scripts/graphiql/app.js' }, splitting: true, chunkNames: 'chunk-[hash]', assetNames: '[name]-[hash]' }),
  build({
    ...shared,
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
  }),
]);
