/** What a member is in a community. A role is a named set of permissions. */
export const ROLES = ['OWNER', 'PARTNER', 'ADMIN', 'GUEST', 'MEMBER'] as const;
export type Role = (typeof ROLES)[number];

/** What members do by being members is judged by their standing, not by a permission. */
const MEMBER = [] as const;
const GUEST = ['content.read-all'] as const;
const ADMIN = [...GUEST, 'members.admit', 'members.mute', 'members.remove', 'members.ban', 'members.invite', 'posts.moderate', 'topics.manage', 'rooms.manage', 'bots.manage'] as const;
const PARTNER = [...ADMIN, 'community.edit', 'rules.publish', 'members.assign-role', 'tiers.manage', 'grants.give', 'growth.manage', 'kol.scout'] as const;
const OWNER = [...PARTNER, 'plans.manage', 'shares.manage', 'kol.manage', 'community.transfer'] as const;

export type Permission = (typeof OWNER)[number];
/** The one list of who may do what; code asks for a permission, never for a role. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = { OWNER, PARTNER, ADMIN, GUEST, MEMBER };

export const hasPermission = (role: Role, permission: Permission): boolean => PERMISSIONS[role].includes(permission);
/** From the most to the least powerful; nobody acts on somebody of the same or a higher rank. */
export const rankOf = (role: Role): number => ROLES.length - ROLES.indexOf(role);
export const outranks = (role: Role, other: Role): boolean => rankOf(role) > rankOf(other);
