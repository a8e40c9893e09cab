import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The type declarations and the code of the installed package `stripe`, as the compiler sees them. */
export interface Sdk {
  readonly version: string;
  readonly apiVersion: string;
  readonly openApi: string;
  /** Where the resources stand: names of definitions are relative to it. */
  readonly resources: string;
  readonly checker: ts.TypeChecker;
  /** The declarations of the resources of v1. */
  readonly declarations: readonly ts.SourceFile[];
}

const root = path.join(path.dirname(createRequire(import.meta.url).resolve('stripe')), '..');
const textOf = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8').trim();

export const sdkVersion = (): string => textOf('VERSION');

export function openSdk(): Sdk {
  const resources = path.join(root, 'esm', 'resources');
  const files = fs.readdirSync(resources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && !file.endsWith('index.d.ts') && !/^V2\b/.test(file)).sort().map((file) => path.join(resources, file));
  const program = ts.createProgram(files, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, strict: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'] });
  return {
    version: sdkVersion(),
    apiVersion: /ApiVersion = '([^']+)'/.exec(textOf('esm/apiVersion.js'))![1]!,
    openApi: textOf('OPENAPI_VERSION'),
    resources,
    checker: program.getTypeChecker(),
    declarations: files.map((file) => program.getSourceFile(file)!),
  };
}

/** The code that belongs to a declaration. */
export function codeOf(declaration: ts.SourceFile): ts.SourceFile {
  const file = declaration.fileName.replace(/\.d\.ts$/, '.js');
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}
