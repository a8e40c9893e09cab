import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Codes } from './mutations.ts';

/** By row, and by whether the community is open or private: who gets what. */
export type Outcomes = Record<string, Record<string, Codes>>;
const fileOf = (group: string): string => path.join(import.meta.dirname, 'outcomes', `${group}.json`);

export const readOutcomes = (group: string): Outcomes => JSON.parse(readFileSync(fileOf(group), 'utf8')) as Outcomes;

/** Written once with `UPDATE_MATRIX=1`, then read line by line by a person: one line for each code. */
export const writeOutcomes = (group: string, outcomes: Outcomes): void => writeFileSync(fileOf(group), `${JSON.stringify(outcomes, null, 2)}\n`);
export const isUpdate = (): boolean => process.env.UPDATE_MATRIX === '1';
