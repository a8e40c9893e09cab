import type { Role } from '../../communities/index.ts';
import type { RoomRow } from './room.entity.ts';

/** Seconds by role; null: no limit, 0: never. A role that is left out has the usual window. */
export type RoleWindows = Readonly<Partial<Record<Role, number | null>>>;

const USUAL_EDIT: Readonly<Record<Role, number | null>> = { OWNER: null, PARTNER: null, ADMIN: null, GUEST: 900, MEMBER: 900 };
const USUAL_RECALL: Readonly<Record<Role, number | null>> = { OWNER: null, PARTNER: null, ADMIN: null, GUEST: 120, MEMBER: 120 };

const windowOf = (own: RoleWindows, usual: Readonly<Record<Role, number | null>>, role: Role): number | null => (own[role] === undefined ? usual[role] : own[role]);

/** For how many seconds a role edits its own messages; null: for ever, 0: never. */
export const editWindowOf = (room: { readonly editWindows: RoleWindows }, role: Role): number | null => windowOf(room.editWindows, USUAL_EDIT, role);
/** For how many seconds a role takes messages back; null: for ever, 0: never. */
export const recallWindowOf = (room: { readonly recallWindows: RoleWindows }, role: Role): number | null => windowOf(room.recallWindows, USUAL_RECALL, role);

/** The last moment of a window that began then; null for one without an end. */
export const endOf = (begin: Date, seconds: number | null): Date | null => (seconds === null ? null : new Date(begin.getTime() + seconds * 1_000));

export const MAX_WINDOW_SECONDS = 2_592_000;

interface Setting {
  /** What it is when nobody chose. */
  readonly usual: number | null;
  readonly min: number;
  readonly max: number;
}
/** The figures by which a room is run. */
export const FIGURES = {
  slowModeSeconds: { usual: 0, min: 0, max: 21_600 },
  retentionDays: { usual: null, min: 1, max: 3_650 },
  newcomerDays: { usual: 0, min: 0, max: 365 },
  newcomerHourlyMessages: { usual: null, min: 0, max: 1_000 },
  floodMessages: { usual: 20, min: 0, max: 1_000 },
  floodSeconds: { usual: 10, min: 1, max: 3_600 },
  duplicateSeconds: { usual: 5, min: 0, max: 86_400 },
  everyoneMentionsPerDay: { usual: 5, min: 0, max: 100 },
} as const satisfies Readonly<Record<string, Setting>>;
export type FigureName = keyof typeof FIGURES;
/** Those that are on or off. */
export const SWITCHES = { isAnnouncement: false, isMuted: false, newcomersMayLink: true, newcomersMayMention: true } as const;
export type SwitchName = keyof typeof SWITCHES;

const NAMES = ['name', 'description', 'entitlement', ...(Object.keys(FIGURES) as FigureName[]), ...(Object.keys(SWITCHES) as SwitchName[]), 'editWindows', 'recallWindows'] as const;
/** What can be changed of a room. */
export type RoomSettings = Pick<RoomRow, (typeof NAMES)[number]>;

export const settingsOf = (room: RoomSettings): RoomSettings => Object.fromEntries(NAMES.map((name) => [name, room[name]])) as unknown as RoomSettings;
