import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../test/support/free-port.ts';
import type { StoryPlaces } from './story/stage.ts';
import { playStory } from './story/story.ts';
import { tellOfTwoNodes } from './story/two-nodes.ts';
import { runInWeapp } from './story/run-in-weapp.ts';
import { webNetwork } from './story/web-network.ts';

// Tells the story against a freshly started server, once as a web page and once as a mini-program. The exit code says how it went.
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const directory = mkdtempSync(path.join(os.tmpdir(), 'xingqun-story-'));
const [port, sandboxPort] = [await freePort(), await freePort()];
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/src/dev.js'], {
  cwd: path.resolve(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIRECTORY: directory, LOG_LEVEL: 'error' },
});
const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
const places: StoryPlaces = { api: `http://127.0.0.1:${port}`, sandbox: `http://127.0.0.1:${sandboxPort}` };
let code = 0;
try {
  say('Starting a fresh server …');
  await isReady();
  say('\nAs a web page, over fetch and WebSocket:');
  await playStory(webNetwork, places, say);
  say('\nAs a mini-program, over wx.request and wx.connectSocket:');
  await runInWeapp(places, say);
  say('\nTwo nodes:');
  await tellOfTwoNodes({ from: 'dist', say });
} catch (error) {
  code = 1;
  say(`The story broke off: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  server.kill('SIGINT');
  await ended;
  rmSync(directory, { recursive: true, force: true });
}
process.exit(code);

function isReady(): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    server.stdout!.on('data', (chunk: Buffer) => {
      seen += String(chunk);
      if (/^Ready/m.test(seen)) resolve();
    });
    server.once('exit', () => reject(new Error(`The server ended before it was ready:\n${seen}`)));
  });
}
