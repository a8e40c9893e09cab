import { failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Locale, type Viewer } from '../../../kernel/viewer.ts';
import { accountForChange, tablesOf, userRow } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { checkBio, checkDisplayName } from '../model/account-rules.ts';
import type { UserRow } from '../model/user.entity.ts';

/** What is absent stays; `null` clears the bio. */
export interface UpdateProfileInput {
  readonly displayName?: string | null;
  readonly bio?: string | null;
  readonly locale?: Locale | null;
}
interface Changes {
  readonly displayName?: string;
  readonly bio?: string;
  readonly locale?: Locale;
}

/** Changes how the viewer appears, and the language they are written to in. */
export async function updateProfile({ uow }: IdentityDeps, viewer: Viewer, input: UpdateProfileInput): Promise<Result<UserRow, InputFailure>> {
  const { userId } = signedIn(viewer);
  const changes = check(input);
  if (!changes.ok) return changes;
  return uow.run<UserRow, never>(async (tx) => {
    const user = (await accountForChange(tx, userId))!;
    Object.assign(user, changes.value);
    await tx.flush();
    return ok((await userRow(tablesOf(tx), userId))!);
  });
}

function check({ displayName, bio, locale }: UpdateProfileInput): Result<Changes, InputFailure> {
  const name = displayName === undefined ? null : checkDisplayName(displayName ?? '', ['input', 'displayName']);
  if (name && !name.ok) return name;
  const text = bio === undefined ? null : checkBio(bio ?? '', ['input', 'bio']);
  if (text && !text.ok) return text;
  if (locale === null) return refuse(failure('REQUIRED', ['input', 'locale']));
  return ok({ ...(name ? { displayName: name.value } : {}), ...(text ? { bio: text.value } : {}), ...(locale ? { locale } : {}) });
}
