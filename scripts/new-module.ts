import path from 'node:path';
import { moduleFiles, moduleSteps } from './scaffold/module-files.ts';
import { writeFiles } from './scaffold/write-files.ts';

// `npm run new:module -- questions question`
const [plural, singular] = process.argv.slice(2);
if (plural === undefined || singular === undefined) {
  console.error('Say the noun of the module in the plural and in the singular: npm run new:module -- questions question');
  process.exit(64);
}
writeFiles(path.join(import.meta.dirname, '..'), moduleFiles(plural, singular));
console.log(['Next:', ...moduleSteps(plural, singular)].join('\n  '));
