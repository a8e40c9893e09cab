import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user_account',
  properties: {
    id: column.key(),
    /** Lower-cased; null for accounts that sign in with WeChat only. */
    email: p.text().nullable().unique(),
    emailVerifiedAt: column.time().nullable(),
    passwordHash: p.text().nullable().lazy(),
    displayName: p.text(),
    bio: p.text().default(''),
    avatarMediaId: column.reference().nullable(),
    locale: p.text().$type<Locale>().default('zh-CN'),
    createdAt: column.time(),
  },
});
export class User extends UserSchema.class {}
UserSchema.setClass(User);

export type UserRow = RowOf<typeof UserSchema>;
export interface UserTables {
  user_account: TableOf<typeof UserSchema>;
}
