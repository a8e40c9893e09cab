import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { PERMISSIONS } from '../../src/modules/communities/model/role.ts';

test('every permission that a role holds is asked for somewhere', () => {
  const source = globSync('src/**/*.ts').filter((path) => !path.endsWith('communities/model/role.ts')).map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(PERMISSIONS.OWNER.filter((permission) => !source.includes(`'${permission}'`))).toEqual([]);
});
