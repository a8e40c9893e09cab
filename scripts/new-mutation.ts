import path from 'node:path';
import { mutationFiles, mutationSteps } from './scaffold/mutation-files.ts';
import { writeFiles } from './scaffold/write-files.ts';

// `npm run new:mutation -- communities close-community`
const [module, phrase] = process.argv.slice(2);
if (module === undefined || phrase === undefined) {
  console.error('Say the module and what the mutation does: npm run new:mutation -- communities close-community');
  process.exit(64);
}
writeFiles(path.join(import.meta.dirname, '..'), mutationFiles(module, phrase));
console.log(['Next:', ...mutationSteps(module, phrase)].join('\n  '));
