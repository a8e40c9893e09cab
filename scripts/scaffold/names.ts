/** The spellings of one kebab-case name. */
export interface Names {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly words: string;
  readonly snake: string;
}

export function namesOf(kebab: string): Names {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(kebab)) throw new Error(`"${kebab}" is not in kebab-case`);
  const words = kebab.split('-');
  const pascal = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return { kebab, pascal, camel: pascal[0]!.toLowerCase() + pascal.slice(1), words: words.join(' '), snake: words.join('_') };
}
