import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import type { StoryPlaces } from './stage.ts';
import { weappHost } from './weapp-host.ts';

/** Runs the whole story in a context that has `wx` and timers, but neither `fetch`, `WebSocket`, `URL`, `crypto` nor cookies. */
export async function runInWeapp(places: StoryPlaces, say: (line: string) => void): Promise<void> {
  const bundle = await build({
    entryPoints: [path.join(import.meta.dirname, 'weapp-entry.ts')], bundle: true, write: false, format: 'iife', globalName: 'story', platform: 'neutral', mainFields: ['module', 'main'], target: 'es2022', logLevel: 'error',
  });
  const context = vm.createContext({ wx: weappHost(), setTimeout, clearTimeout, setInterval, clearInterval, console });
  vm.runInContext(bundle.outputFiles[0]!.text, context, { filename: 'story.weapp.js' });
  const { runStory } = (context as { story: { runStory(places: string, say: (line: string) => void): Promise<void> } }).story;
  await runStory(JSON.stringify(places), say);
}
