import type { FileKind } from '../../../platform/files/detect-file.ts';

export type { FileKind };
/** What a file can be. */
export const FILE_KINDS = ['PDF', 'DOCUMENT', 'SPREADSHEET', 'PRESENTATION', 'ARCHIVE', 'TEXT', 'AUDIO', 'VIDEO'] as const satisfies readonly FileKind[];
