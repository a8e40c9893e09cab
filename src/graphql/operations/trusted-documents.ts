import fs from 'node:fs';
import path from 'node:path';
import { hashOf, type ValidDocument } from './documents.ts';
import { normalForm, readOperationFiles } from './operation-files.ts';

/** `strict` serves documents of the manifests only, except to staff. */
export type TrustMode = 'open' | 'strict';

/** The documents that our own clients send. */
export interface TrustedDocuments {
  readonly mode: TrustMode;
  readonly size: number;
  /** The text of a known document, by its SHA-256 or the id that its manifest gives it. */
  sourceOf(id: string): string | undefined;
  /** Whether exactly this text is known. */
  holds(source: string): boolean;
  /** Whether this is a known document, whatever its spacing. */
  trusts(document: ValidDocument): boolean;
}
export interface TrustedDocumentsOptions {
  readonly mode: TrustMode;
  /** Folders with `.graphql` operations, or with `.json` manifests: `{ "<id>": "<text>" }` or Apollo's format. */
  readonly directories: readonly string[];
}

export function loadTrustedDocuments({ mode, directories }: TrustedDocumentsOptions): TrustedDocuments {
  const byId = new Map<string, string>();
  const texts = new Set<string>();
  const keep = (source: string, id = hashOf(source)): void => {
    byId.set(id, source);
    byId.set(hashOf(source), source);
    texts.add(source);
  };
  for (const directory of directories) {
    for (const { source, text } of readOperationFiles(directory)) {
      keep(source);
      if (text !== null) for (const form of [text, text.trim()]) keep(form);
    }
    for (const [id, source] of readManifests(directory)) keep(source, bareId(id));
  }
  return {
    mode,
    size: texts.size,
    sourceOf: (id) => byId.get(bareId(id)),
    holds: (source) => texts.has(source),
    trusts: ({ source, document }) => texts.has(source) || texts.has(normalForm(document.definitions)),
  };
}

/** Ids may say how they were made: `sha256:…`. */
const bareId = (id: string): string => id.replace(/^sha256:/, '');

function readManifests(directory: string): [string, string][] {
  if (!fs.existsSync(directory)) return [];
  return fs.readdirSync(directory).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const file = path.join(directory, name);
    const entries = manifestEntries(JSON.parse(fs.readFileSync(file, 'utf8')));
    if (!entries) throw new Error(`${file} is not a manifest of trusted documents: { "<id>": "<document>" } is wanted.`);
    return entries;
  });
}

function manifestEntries(manifest: unknown): [string, string][] | null {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) return null;
  const { operations } = manifest as { operations?: unknown };
  const entries: [unknown, unknown][] = Array.isArray(operations) ? operations.map(({ id, body }: { id: unknown; body: unknown }) => [id, body]) : Object.entries(manifest);
  return entries.every((entry): entry is [string, string] => entry.every((part) => typeof part === 'string')) ? (entries as [string, string][]) : null;
}
