import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { startMoney, type Money } from './support/money.ts';

const STAFF = 'staff@example.com';
let money: Money;
beforeAll(async () => {
  money = await startMoney({ STAFF_EMAILS: STAFF });
});
afterAll(() => money.stop());

const docs = path.join(import.meta.dirname, '..', '..', 'docs');
const pageOf = (file: string): string => fs.readFileSync(path.join(docs, file), 'utf8');
const blocksOf = (page: string): { language: string; text: string }[] => [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language: language!, text: text! }));

interface Step {
  /** What a browser or `curl` does, or else an operation. */
  readonly page?: string;
  readonly who?: string;
  readonly query?: string;
  readonly variables?: string;
  readonly answer?: string;
}
/** An operation is followed by its variables, if it takes any, and by its answer. */
function stepsOf(page: string): Step[] {
  const blocks = blocksOf(page);
  return blocks.flatMap(({ language, text }, index): Step[] => {
    if (language === 'sh') return [{ page: text }];
    if (language !== 'graphql') return [];
    const values = blocks.slice(index + 1, index + 1 + (text.includes('($') || text.includes('(\n') ? 2 : 1)).map((block) => block.text);
    return [{ who: /^# (\w+)$/m.exec(text)![1]!, query: text, ...(values.length === 2 ? { variables: values[0]! } : {}), answer: values.at(-1)! }];
  });
}

/** Compares what came with what is printed: `…` is anything, `<word>` what it was the first time. Lists of errors that are not printed are empty. */
function fits(seen: any, printed: unknown, known: Map<string, unknown>): unknown {
  const word = typeof printed === 'string' ? /^<([\w-]+)>$/.exec(printed)?.[1] : undefined;
  if (word !== undefined) {
    if (!known.has(word)) known.set(word, seen);
    return known.get(word);
  }
  if (printed === '…') return seen;
  if (Array.isArray(printed)) return printed.map((each, index) => fits(seen?.[index], each, known));
  if (typeof printed !== 'object' || printed === null) return printed;
  const errors = seen?.errors !== undefined && !('errors' in printed) ? { errors: [] } : {};
  return { ...Object.fromEntries(Object.entries(printed).map(([key, each]) => [key, fits(seen?.[key], each, known)])), ...errors };
}

test('every step of the guide for those who start to sell works as it stands, from nothing to the first income', async () => {
  const url = await money.app.listen();
  const known = new Map<string, unknown>();
  const tokens = new Map<string, string>();
  const filled = (text: string): string => text.replace(/<([\w-]+)>/g, (_, word: string) => String(known.get(word)));
  const tokenOf = async (who: string): Promise<string> => {
    const viewer = await money.app.world.aUser(who === 'staff' ? { displayName: who, isStaff: true, email: STAFF } : { displayName: who, email: `${who}@example.com` });
    return money.app.world.tokenOf(viewer);
  };
  const steps = stepsOf(pageOf('selling.md'));
  expect(steps.length).toBeGreaterThan(30);
  for (const { page, who, query, variables, answer } of steps) {
    if (page !== undefined) {
      const body = new URLSearchParams([...page.matchAll(/-d (\w+)=(\S+)/g)].map(([, name, value]): [string, string] => [name!, value!]));
      expect((await fetch(/'(\S+)'/.exec(filled(page))![1]!, { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
    } else {
      if (!tokens.has(who!)) tokens.set(who!, await tokenOf(who!));
      const body = JSON.stringify({ query, variables: JSON.parse(filled(variables ?? '{}')) });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who!)!}`, 'accept-language': 'en' };
      const { data, errors } = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as { data: unknown; errors?: unknown };
      expect([query, errors]).toEqual([query, undefined]);
      expect([query, data]).toEqual([query, fits(data, JSON.parse(answer!), known)]);
    }
    await money.settle();
    await money.settle();
  }
});

test('the guide in Chinese has the same steps', () => {
  expect(blocksOf(pageOf('selling.zh-CN.md'))).toEqual(blocksOf(pageOf('selling.md')));
});
