import { invalidParameter, missingParameter, unknownParameter } from '../stripe-error.ts';
import type { FormObject, FormValue } from './form-parser.ts';

/** How one parameter is read. Shapes are closed: what is not named in them is refused, as Stripe does. */
export interface Parameter<T> {
  read(value: FormValue, path: string): T;
  readonly isRequired?: boolean;
}
export type Shape = Record<string, Parameter<unknown>>;
type Value<P> = P extends Parameter<infer T> ? T : never;
export type Params<S extends Shape> = {
  [K in keyof S]: S[K] extends { isRequired: true } ? Value<S[K]> : Value<S[K]> | undefined;
};

export interface Range {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

function scalar(value: FormValue, path: string): string {
  if (typeof value === 'string') return value;
  throw invalidParameter(`Invalid string: ${JSON.stringify(value)}`, 'parameter_invalid_string', path);
}

export function required<T>(parameter: Parameter<T>): Parameter<T> & { isRequired: true } {
  return { ...parameter, isRequired: true };
}

export function text(max = 5_000): Parameter<string> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      if (read === '') {
        const message = `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset.`;
        throw invalidParameter(message, 'parameter_invalid_empty', path);
      }
      if (read.length > max) throw invalidParameter(`Invalid string: must be at most ${max} characters`, 'parameter_invalid_string', path);
      return read;
    },
  };
}

/** An empty value unsets: it reads as null. */
export function clearable<T>(parameter: Parameter<T>): Parameter<T | null> {
  return { read: (value, path) => (value === '' ? null : parameter.read(value, path)) };
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Parameter<number> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      const number = Number(read);
      if (!/^-?\d+$/.test(read) || !Number.isSafeInteger(number)) {
        throw invalidParameter(`Invalid integer: ${read}`, 'parameter_invalid_integer', path);
      }
      if (number < min) throw invalidParameter(`This value must be greater than or equal to ${min}.`, 'parameter_invalid_integer', path);
      if (number > max) throw invalidParameter(`This value must be less than or equal to ${max}.`, 'parameter_invalid_integer', path);
      return number;
    },
  };
}

export function decimal(min: number, max: number): Parameter<number> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      const number = Number(read);
      if (/^\d+(\.\d+)?$/.test(read) && number >= min && number <= max) return number;
      throw invalidParameter(`Invalid decimal: must be between ${min} and ${max}`, undefined, path);
    },
  };
}

export function flag(): Parameter<boolean> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      if (read !== 'true' && read !== 'false') throw invalidParameter(`Invalid boolean: ${read}`, undefined, path);
      return read === 'true';
    },
  };
}

export function choice<const T extends string>(...allowed: T[]): Parameter<T> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      const found = allowed.find((each) => each === read);
      if (found === undefined) throw invalidParameter(`Invalid ${path}: must be one of ${allowed.join(', ')}`, undefined, path);
      return found;
    },
  };
}

export function url(): Parameter<string> {
  return {
    read(value, path) {
      const read = scalar(value, path);
      if (URL.canParse(read) && /^https?:/.test(read)) return read;
      throw invalidParameter('Not a valid URL', 'url_invalid', path);
    },
  };
}

export function list<T>(of: Parameter<T>, max = 100): Parameter<T[]> {
  return {
    read(value, path) {
      if (typeof value === 'string') throw invalidParameter('Invalid array', undefined, path);
      const keys = Object.keys(value).sort((a, b) => Number(a) - Number(b));
      if (keys.some((key) => !/^\d+$/.test(key))) throw invalidParameter('Invalid array', undefined, path);
      if (keys.length > max) throw invalidParameter(`Array must have at most ${max} elements`, undefined, path);
      return keys.map((key) => of.read(value[key] as FormValue, `${path}[${key}]`));
    },
  };
}

export function group<S extends Shape>(shape: S): Parameter<Params<S>> {
  return {
    read(value, path) {
      if (typeof value === 'string') throw invalidParameter('Invalid object', undefined, path);
      return readShape(shape, value, path);
    },
  };
}

/** A key with an empty value removes that key; the whole emptied removes all of them. */
export type MetadataChange = Record<string, string> | null;

export function metadata(): Parameter<MetadataChange> {
  return {
    read(value, path) {
      if (value === '') return null;
      if (typeof value === 'string') throw invalidParameter('Invalid object', undefined, path);
      const entries = Object.entries(value).map(([key, each]) => [key, scalar(each, `${path}[${key}]`)] as const);
      const tooLong = entries.find(([key, each]) => key.length > 40 || each.length > 500);
      if (tooLong) throw invalidParameter('Metadata keys have at most 40 characters, values at most 500.', undefined, `${path}[${tooLong[0]}]`);
      return Object.fromEntries(entries);
    },
  };
}

/** A moment, or an interval by gt, gte, lt, lte. */
export function range(): Parameter<Range> {
  const bounds = group({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });
  return {
    read(value, path) {
      if (typeof value !== 'string') return bounds.read(value, path);
      const exact = integer().read(value, path);
      return { gte: exact, lte: exact };
    },
  };
}

/** Reads all parameters of a request; the first that does not fit is refused. */
export function readShape<S extends Shape>(shape: S, form: FormObject, path = ''): Params<S> {
  const name = (key: string): string => (path === '' ? key : `${path}[${key}]`);
  const unknown = Object.keys(form).find((key) => !Object.hasOwn(shape, key));
  if (unknown !== undefined) throw unknownParameter(name(unknown));
  const read = Object.entries(shape).map(([key, parameter]) => {
    const value = form[key];
    if (value === undefined && parameter.isRequired) throw missingParameter(name(key));
    return [key, value === undefined ? undefined : parameter.read(value, name(key))];
  });
  return Object.fromEntries(read) as Params<S>;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what was given, so that it can be laid over what is. */
export function given<T extends object>(params: T): Given<T> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Given<T>;
}
