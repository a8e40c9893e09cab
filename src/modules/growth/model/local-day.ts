const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs fifty times as much as using it; there are no more of them than time zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day of a time in a time zone, as `2026-11-21`. */
export function localDay(time: Date, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(time);
  const part = (type: string): string => parts.find((found) => found.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}
