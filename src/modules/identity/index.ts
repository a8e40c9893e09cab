export { User, type UserRow, type UserTables } from './model/user.entity.ts';
