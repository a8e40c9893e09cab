import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';

/** The community at an address, when the viewer may know of it. */
export async function communityBySlug({ reader }: CommunitiesDeps, viewer: Viewer, slug: string): Promise<Standing | null> {
  const found = await reader.selectFrom('community').select('id').where('slug', '=', slug).executeTakeFirst();
  return found ? standingIn(reader, viewer, found.id) : null;
}
