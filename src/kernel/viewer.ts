import { unauthenticated } from './request-error.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Who asks. A visitor has no user. */
export interface Viewer {
  readonly userId: string | null;
  readonly sessionId: string | null;
  /** The operator of the deployment. */
  readonly isStaff: boolean;
  readonly locale: Locale;
}
export type SignedInViewer = Viewer & { readonly userId: string };

export const VISITOR: Viewer = { userId: null, sessionId: null, isStaff: false, locale: 'en' };

/** The viewer as a person, or `UNAUTHENTICATED`. */
export function signedIn(viewer: Viewer): SignedInViewer {
  if (viewer.userId === null) throw unauthenticated();
  return viewer as SignedInViewer;
}
