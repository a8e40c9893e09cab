import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { operationAt, schema } from './oracle/schema.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'node_modules', 'stripe', 'esm', 'resources');
const sources = (ending: string): string => fs.readdirSync(resources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending) && !/^V2\b/.test(file)).map((file) => fs.readFileSync(path.join(resources, file), 'utf8')).join('\n');

test('every call that the SDK can make is an operation, and no other', () => {
  const called = new Set([...sources('.js').matchAll(/_makeRequest\('(\w+)', ['`]([^'`]+)['`]/g)].map(([, verb, url]) => `${verb} ${url!.replace(/\$\{encodeURIComponent\((\w+)\)\}/g, '{$1}')}`));
  expect(new Set(schema.operations.map(({ verb, path: own }) => `${verb} ${own}`))).toEqual(called);
  expect(schema.operations).toHaveLength(559);
});

test('every type of event of the SDK has a shape', () => {
  const types = [...sources('Events.d.ts').matchAll(/^export interface \w+Event extends EventBase \{\s+type: '([^']+)'/gm)].map(([, type]) => type);
  expect(Object.keys(schema.events).sort()).toEqual(types.sort());
  expect(types).toHaveLength(275);
});

test('nothing is open, and every reference leads somewhere', () => {
  const text = JSON.stringify(schema);
  const definitions = Object.values(schema.definitions);
  expect(definitions.length).toBeGreaterThan(6_400);
  expect(definitions.filter(({ type, additionalProperties }) => type === 'object' && additionalProperties === undefined)).toEqual([]);
  const names = new Set([...text.matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, name]) => name!.replaceAll('~1', '/').replaceAll('~0', '~')));
  expect([...names].filter((name) => !(name in schema.definitions))).toEqual([]);
});

test('it is the version that the product asks for', () => {
  expect(schema).toMatchObject({ apiVersion: '2026-10-28.endive', sdkVersion: '23.1.0' });
});

test('a call is found by its path, fixed words before ids', () => {
  expect(operationAt('GET', '/v1/charges/search')?.method).toBe('ChargeResource.search');
  expect(operationAt('GET', '/v1/charges/ch_1')?.method).toBe('ChargeResource.retrieve');
  expect(operationAt('POST', '/v1/invoices/create_preview')?.method).toBe('InvoiceResource.createPreview');
  expect(operationAt('PUT', '/v1/charges/ch_1')).toBeNull();
  expect(operationAt('GET', '/v1/charges/')).toBeNull();
});
