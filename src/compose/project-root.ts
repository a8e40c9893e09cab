import fs from 'node:fs';
import path from 'node:path';

/** The folder of package.json, from the sources and from `dist` alike. */
export function projectRoot(from: string = import.meta.dirname): string {
  if (fs.existsSync(path.join(from, 'package.json'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('No package.json above the sources');
  return projectRoot(parent);
}
