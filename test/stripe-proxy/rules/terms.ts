import { isPlain, type Plain } from '../oracle/schema.ts';

/** Whether the numbers are there and in order; what is absent is not judged. */
export const inOrder = (...values: unknown[]): boolean => {
  const known = values.filter((value) => typeof value === 'number');
  return known.every((value, index) => index === 0 || known[index - 1]! <= value);
};
export const num = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const when = (condition: boolean, holds: () => boolean): boolean => !condition || holds();
export const given = (value: unknown): boolean => value !== null && value !== undefined;
export const fieldsOf = (value: unknown): Plain => (isPlain(value) ? value : {});
/** What a list holds that came whole: a part of it says nothing about sums. */
export function wholeList(value: unknown): Plain[] | null {
  const { data, has_more } = fieldsOf(value);
  return Array.isArray(data) && has_more !== true ? data.filter(isPlain) : null;
}
export const sumOf = (values: readonly unknown[]): number => values.reduce<number>((sum, value) => sum + num(value), 0);
