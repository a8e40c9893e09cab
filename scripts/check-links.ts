import fs from 'node:fs';
import path from 'node:path';

const FOLDERS = ['docs', 'docker', 'src', 'schema', 'bench'];
const LINK = /\]\(([^)\s]+)\)/g;

/** Links of the repository's pages to files that are not there. */
export function brokenLinks(root: string): string[] {
  return pages(root).flatMap((page) => {
    const text = fs.readFileSync(path.join(root, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    return [...text.matchAll(LINK)].map(([, target]) => decodeURI(target!.split('#')[0]!)).filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !fs.existsSync(path.join(root, path.dirname(page), target))).map((target) => `${page} links to ${target}`);
  });
}

/** Every page of the repository, by its path. */
export function pages(root: string): string[] {
  const top = fs.readdirSync(root).filter((file) => file.endsWith('.md'));
  const below = FOLDERS.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true }).map(String).filter((file) => file.endsWith('.md') && !file.includes('node_modules')).map((file) => path.join(folder, file)));
  return [...top, ...below].sort();
}
