import { Kind, visit } from 'graphql';
import type { Viewer } from '../kernel/viewer.ts';
import type { ValidDocument } from './operations/documents.ts';

const PRIVATE = 'private, no-store';
const PUBLIC = 'public, max-age=15';
/** What depends on who asks is named so; this one depends on it without the name. */
const DEPENDS_ON_CALLER = /^(?:viewer(?:[A-Z]|$)|rateLimit$)/;

const known = new WeakMap<ValidDocument, boolean>();

/** `Cache-Control` of an answer: shared caches may keep only what a visitor asked, without errors and without fields that depend on who asks. */
export function cacheControl(document: ValidDocument | undefined, viewer: Viewer, hasErrors: boolean): string {
  if (!document || hasErrors || viewer.userId !== null || document.operation.operation !== 'query') return PRIVATE;
  return dependsOnCaller(document) ? PRIVATE : PUBLIC;
}

function dependsOnCaller(document: ValidDocument): boolean {
  let depends = known.get(document);
  if (depends === undefined) {
    depends = false;
    visit(document.document, { [Kind.FIELD]: (node: { name: { value: string } }) => void (DEPENDS_ON_CALLER.test(node.name.value) && (depends = true)) });
    known.set(document, depends);
  }
  return depends;
}
