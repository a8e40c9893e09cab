import fs from 'node:fs';
import path from 'node:path';
import { Kind, parse, print, visit, type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

/** One operation of our clients with the fragments it uses, as a document of its own. */
export interface OperationFile {
  readonly name: string;
  /** Relative to the folder, without the extension: `chat/send-message`. */
  readonly file: string;
  readonly source: string;
  /** The file's own text, where it is the whole document. */
  readonly text: string | null;
}

/** The operations in the `.graphql` files under a folder; fragments may stand in other files. */
export function readOperationFiles(directory: string): OperationFile[] {
  if (!fs.existsSync(directory)) return [];
  const files = fs.readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
    .map((entry) => path.join(entry.parentPath, entry.name)).sort()
    .map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }))
    .map(({ file, text }) => ({ file, text, document: parse(text) }));
  const fragments = new Map(files.flatMap(({ document }) => document.definitions).filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
  return files.flatMap(({ file, text, document }) => operationsOf(document).map((operation) => ({
    name: operation.name?.value ?? path.basename(file, '.graphql'),
    file: path.relative(directory, file).replace(/\.graphql$/, '').split(path.sep).join('/'),
    source: normalForm([operation, ...fragmentsOf(operation, fragments)]),
    text: document.definitions.length === 1 ? text : null,
  })));
}

const operationsOf = (document: DocumentNode): OperationDefinitionNode[] => document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

function fragmentsOf(operation: OperationDefinitionNode, all: ReadonlyMap<string, FragmentDefinitionNode>): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: DefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [...used.values()];
}

/** The same document whatever its spacing and the order of its fragments. */
export function normalForm(definitions: readonly DefinitionNode[]): string {
  const keyOf = (definition: DefinitionNode): string => (definition.kind === Kind.FRAGMENT_DEFINITION ? `1${definition.name.value}` : '0');
  return [...definitions].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((definition) => print(definition)).join('\n\n');
}
