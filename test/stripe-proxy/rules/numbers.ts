/** The SDK knows only `number`: these are the fields of it that may have a fraction. Everything else is whole. */
const FRACTIONS = /(?:percent|percent_off|percentage|rate|latitude|longitude|height|length|weight|width|metric_tons|score|value)$/;
/** Seconds, not milliseconds: the year 2100 at most. */
const LATEST = 4_102_444_800;
const TIMES = /(?:_at|_start|_end|^created|_date|^expires|_by|_time|_anchor)$/;

export function numberFaults(name: string, value: number): string[] {
  const faults: string[] = [];
  if (!Number.isInteger(value) && !FRACTIONS.test(name)) faults.push(`is ${value}, not whole`);
  if (TIMES.test(name) && (value < 0 || value > LATEST)) faults.push(`is ${value}, no time in seconds`);
  return faults;
}
