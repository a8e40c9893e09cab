import { refuse, ok, type Result } from '../../kernel/result.ts';

/** What files may be, by the content type that their bytes show. The name of a file and what its sender calls it say nothing. */
export const FILE_TYPES = {
  'application/pdf': { extension: 'pdf', kind: 'PDF' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extension: 'docx', kind: 'DOCUMENT' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extension: 'xlsx', kind: 'SPREADSHEET' },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { extension: 'pptx', kind: 'PRESENTATION' },
  'application/zip': { extension: 'zip', kind: 'ARCHIVE' },
  'text/plain': { extension: 'txt', kind: 'TEXT' },
  'audio/mpeg': { extension: 'mp3', kind: 'AUDIO' },
  'audio/x-m4a': { extension: 'm4a', kind: 'AUDIO' },
  'video/mp4': { extension: 'mp4', kind: 'VIDEO' },
} as const;
export type FileType = keyof typeof FILE_TYPES;
export type FileKind = (typeof FILE_TYPES)[FileType]['kind'];

export interface DetectedFile {
  readonly contentType: FileType;
  readonly extension: string;
  readonly kind: FileKind;
}
const isFileType = (type: string | undefined): type is FileType => type !== undefined && Object.hasOwn(FILE_TYPES, type);

/** Of text, the control characters that text files have. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
/** Pages, vector pictures and other markup, and scripts, however they are led in. */
const ACTIVE = /^[\s\ufeff]*(?:<|#!)/;

/** Looks at the bytes alone. An archive is recognised by its directory; of office files at most 1 MiB of one entry is unpacked. */
export async function detectFile(bytes: Uint8Array): Promise<Result<DetectedFile, { readonly kind: 'unsupported-type' }>> {
  // Loaded with the first upload: a server that gets none starts without it.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = (await fileTypeFromBuffer(bytes))?.mime as string | undefined;
  const contentType = found ?? (isPlainText(bytes) ? 'text/plain' : undefined);
  return isFileType(contentType) ? ok({ contentType, ...FILE_TYPES[contentType] }) : refuse({ kind: 'unsupported-type' });
}

function isPlainText(bytes: Uint8Array): boolean {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  return text !== null && !CONTROL.test(text) && !ACTIVE.test(text);
}
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
