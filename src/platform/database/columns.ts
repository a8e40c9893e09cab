import { p } from '@mikro-orm/core';

/** Column builders that every entity uses, so that keys, times and amounts look the same in every table. */
export const column = {
  /** A UUIDv7 primary key, made by the application. */
  key: () => p.uuid().primary(),
  /** The key of another row. The foreign key itself stands in the migration, with the community in it where there is one. */
  reference: () => p.uuid(),
  /** Milliseconds only: a cursor made of it compares equal to the stored value. */
  time: () => p.datetime(3),
  /** A 64-bit integer that JavaScript holds exactly: positions and minor units. */
  bigint: () => p.bigint('number').$type<number>(),
} as const;
