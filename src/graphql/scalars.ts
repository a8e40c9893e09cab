import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLSafeInt } from 'graphql-scalars';

/** A point in time. Milliseconds, UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A point in time: RFC 3339, UTC, milliseconds, such as `2026-11-21T08:00:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => toDate(value).toISOString(),
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
});
function toDate(value: unknown): Date {
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new TypeError('Not a point in time');
  return date;
}
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function parseDateTime(value: unknown): Date {
  if (typeof value !== 'string' || !RFC_3339.test(value)) throw new TypeError('A DateTime is an RFC 3339 text such as 2026-11-21T08:00:00.000Z');
  return toDate(value);
}

/** Integers up to 2^53−1: positions and minor units, for which `Int` is too small. */
export const SafeInt = GraphQLSafeInt;

const CURRENCY = /^[A-Z]{3}$/;
export const CurrencyCode = textScalar('CurrencyCode', 'An ISO 4217 code in capitals, such as `CNY`.', (value) => CURRENCY.test(value));
export const WebAddress = textScalar('URL', 'An absolute http or https address.', (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''));
export const Markdown = textScalar('Markdown', "An author's text in CommonMark. The field beside it holds the sanitised HTML.", () => true);

function textScalar(name: string, description: string, isValid: (value: string) => boolean): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value !== 'string' || !isValid(value)) throw new TypeError(`Not a ${name}`);
    return value;
  };
  return new GraphQLScalarType<string, string>({ name, description, serialize: check, parseValue: check, parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : null) });
}
