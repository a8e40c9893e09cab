import type { Locale, Viewer } from '../../kernel/viewer.ts';

const sharedViewers = new WeakSet<Viewer>();

/** Stands where a viewer would when one execution answers many: nobody in particular. Whoever asks who it is gets an error, and is told on. */
export function sharedViewer(locale: Locale, onAsked: () => void): Viewer {
  const refuse = (): never => {
    onAsked();
    throw new Error('A field that is marked as shared asked for the viewer');
  };
  const viewer: Viewer = Object.defineProperties({ locale } as Viewer, Object.fromEntries((['userId', 'sessionId', 'isStaff'] as const).map((name) => [name, { get: refuse, enumerable: true }])));
  sharedViewers.add(viewer);
  return viewer;
}
/** Each subscriber passed the door of the root field when its stream was opened. */
export const isSharedViewer = (viewer: Viewer): boolean => sharedViewers.has(viewer);
