import { forbidden } from '../../kernel/request-error.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';

/** The inbox is the operator's. */
export function requireStaff(viewer: Viewer): SignedInViewer {
  const person = signedIn(viewer);
  if (!person.isStaff) throw forbidden();
  return person;
}
