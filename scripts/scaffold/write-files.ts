import fs from 'node:fs';
import path from 'node:path';

export type Files = Readonly<Record<string, string>>;

/** Writes new files below the root; refuses to touch one that is there. */
export function writeFiles(root: string, files: Files): void {
  const taken = Object.keys(files).filter((file) => fs.existsSync(path.join(root, file)));
  if (taken.length > 0) throw new Error(`Already there: ${taken.join(', ')}`);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
}
