import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { deriveSchema } from './derive.ts';

/** Derives the schema and writes it, sorted and on many lines, so that two versions of the SDK can be compared with `diff`. */
const { values: { output } } = parseArgs({ options: { output: { type: 'string' } } });
const schema = deriveSchema();
const definitions = Object.fromEntries(Object.entries(schema.definitions).sort(([one], [other]) => (one < other ? -1 : 1)));
const text = `${JSON.stringify({ ...schema, definitions }, null, output === undefined ? 1 : 0)}\n`;
if (output === undefined) process.stdout.write(text);
else fs.writeFileSync(output, text);
const { apiVersion, openApi, sdkVersion, operations, events } = schema;
console.error(`stripe ${sdkVersion} (${openApi}), API ${apiVersion}: ${operations.length} operations, ${Object.keys(definitions).length} definitions, ${Object.keys(events).length} types of events`);
