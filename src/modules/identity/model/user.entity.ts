import { defineEntity, p } from '@mikro-orm/core';
import type { Locale } from '../../../kernel/viewer.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user_account',
  properties: {
    id: column.key(),
    /** In lower case; null for accounts that sign in with WeChat only. */
    email: p.text().nullable().unique(),
    emailVerifiedAt: column.time().nullable(),
    /** The address that replaces `email` once its mail is answered. */
    pendingEmail: p.text().nullable(),
    displayName: p.text(),
    bio: p.text().default(''),
    avatarMediaId: column.reference().nullable(),
    locale: p.text().$type<Locale>().default('zh-CN'),
    createdAt: column.time(),
  },
});
export class User extends UserSchema.class {
  /** The mail to this address was answered: it is the person's. False when the account has moved on to another address. */
  confirmEmail(address: string, now: Date): boolean {
    if (this.email === address) {
      this.emailVerifiedAt ??= now;
      return true;
    }
    if (this.pendingEmail !== address) return false;
    this.email = address;
    this.emailVerifiedAt = now;
    this.pendingEmail = null;
    return true;
  }
}
UserSchema.setClass(User);

export type UserRow = RowOf<typeof UserSchema>;
export interface UserTables {
  user_account: TableOf<typeof UserSchema>;
}
