import type { Messages } from './messages.ts';
import { errors } from './locales/errors.ts';

/** Every part's texts: a part of the product adds its file under `locales/` and a line here. */
export const CATALOG: Readonly<Record<string, Messages>> = {
  errors,
};
