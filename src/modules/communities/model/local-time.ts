import { DAY, MINUTE } from '../../../kernel/clock.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  formats.set(timeZone, made);
  return made;
}
/** What the clocks of the zone show at a time, as milliseconds of a world without zones. */
function wallClock(time: number, timeZone: string): number {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) + (((time % 1_000) + 1_000) % 1_000);
}
const offsetAt = (time: number, timeZone: string): number => wallClock(time, timeZone) - time;

/** The calendar day of a time in a zone, as `2026-11-21`. */
export const dayOf = (time: Date, timeZone: string): string => new Date(wallClock(time.getTime(), timeZone)).toISOString().slice(0, 10);
/** What the clocks of a zone show at a time, for people and spreadsheets: `2026-11-21 08:30:00`. */
export const shownTime = (time: Date, timeZone: string): string => new Date(wallClock(time.getTime(), timeZone)).toISOString().slice(0, 19).replace('T', ' ');
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/**
 * When the clocks of a zone show a time of a day, `24:00` being the end of it. Where they show it twice, the first time counts;
 * where they skip it, the moment at which they jump.
 */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE;
  const before = offsetAt(wall - DAY, timeZone);
  const later = offsetAt(wall + DAY, timeZone);
  const shown = [wall - before, wall - later].filter((candidate) => wallClock(candidate, timeZone) === wall);
  if (shown.length > 0) return new Date(Math.min(...shown));
  let [low, high] = [wall - Math.max(before, later) - MINUTE, wall - Math.min(before, later)];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return new Date(high);
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
export const isLocalTime = (text: string): boolean => TIME.test(text);
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
