import { DAY } from '../../../kernel/clock.ts';

/** How long an upload waits for what shows it. */
export const KEPT_FOR = DAY;
