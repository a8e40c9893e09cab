import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { send, startFloor, temporaryFolder } from '../support/floor-server.ts';

const IMPORTS = /(?:from|import\()\s*["']([^"']+)["']|new URL\(\s*["'`]([^"'`]+)["'`]\s*,\s*import\.meta\.url/g;

test('B10 the bundle of GraphiQL needs no other server', async () => {
  const directory = temporaryFolder();
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-graphiql.js', directory]);
  expect([status, String(stderr)]).toEqual([0, '']);
  const files = readdirSync(directory);
  expect(files).toEqual(expect.arrayContaining(['graphiql.js', 'graphiql.css', 'editor.worker.js', 'json.worker.js', 'graphql.worker.js']));
  for (const file of files.filter((name) => /\.(?:js|css)$/.test(name))) {
    const text = readFileSync(path.join(directory, file), 'utf8');
    expect([...text.matchAll(/(?:url\(|importScripts\(|@import )["']?https?:/g)]).toEqual([]);
    expect(text).not.toMatch(/esm\.sh|unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare/);
  }
  const entry = readFileSync(path.join(directory, 'graphiql.js'), 'utf8');
  const wanted = [...entry.matchAll(IMPORTS)].map(([, imported, address]) => imported ?? address!).filter((name) => name.startsWith('./') && !name.includes('$'));
  expect(wanted.length).toBeGreaterThan(5);
  for (const name of wanted.filter((one) => one !== './operations.json')) expect(files).toContain(name.slice(2));

  const floor = await startFloor({ http: { graphiql: { openness: 'on', directory, operationsDirectory: path.resolve('schema/operations') } } });
  const types = await Promise.all(['graphiql.js', 'graphiql.css', 'graphql.worker.js'].map(async (name) => (await send(`${floor.url}/graphiql/${name}`)).headers.get('content-type')));
  expect(types).toEqual(['application/javascript; charset=utf-8', 'text/css; charset=utf-8', 'application/javascript; charset=utf-8']);
  expect((await send(`${floor.url}/graphiql/operations.json`)).body.length).toBeGreaterThan(0);
  await floor.stop();
}, 240_000);
