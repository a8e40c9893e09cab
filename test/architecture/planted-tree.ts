import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** A source tree of its own; `plant` gives it this repository's packages and compiler settings, `plantBare` nothing. */
export interface PlantedTree {
  readonly root: string;
  remove(): void;
}

export function plant(files: Readonly<Record<string, string>>): PlantedTree {
  const tree = plantBare(files);
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree.root, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json']) fs.copyFileSync(path.join(ROOT, file), path.join(tree.root, file));
  return tree;
}

export function plantBare(files: Readonly<Record<string, string>>): PlantedTree {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'planted-')));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return { root, remove: () => fs.rmSync(root, { recursive: true, force: true }) };
}
