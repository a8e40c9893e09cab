import { Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ForBots, Shared } from '../../../graphql/policy.ts';
import { SafeInt, WebAddress } from '../../../graphql/scalars.ts';
import { FILE_KINDS, type FileKind, type MediaModule, type MediaRow } from '../index.ts';

export const FileKindEnum = Object.fromEntries(FILE_KINDS.map((kind) => [kind, kind])) as Record<FileKind, FileKind>;
registerEnumType(FileKindEnum, {
  name: 'FileKind',
  description: 'What a file is, by its bytes. New kinds may be added.',
  valuesConfig: {
    PDF: { description: 'A PDF document.' },
    DOCUMENT: { description: 'A document for writing: docx.' },
    SPREADSHEET: { description: 'A table: xlsx.' },
    PRESENTATION: { description: 'Slides: pptx.' },
    ARCHIVE: { description: 'Other files together: zip.' },
    TEXT: { description: 'Plain text.' },
    AUDIO: { description: 'Sound: mp3, m4a.' },
    VIDEO: { description: 'A film: mp4.' },
  },
});

@Shared()
@Access('object')
@ObjectType('File', { implements: NodeType, simpleResolvers: true, description: 'A file to be saved. Uploaded by POST to `/files`, seen through the message that carries it.' })
export class FileType extends NodeType {
  readonly __typename = 'File';
  readonly row: MediaRow;

  constructor(row: MediaRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'Its name as the sender called it, without what could mislead; the ending says what it is.' })
  get name(): string {
    return this.row.fileName!;
  }
  @Field(() => FileKindEnum, { description: 'What it is.' })
  get kind(): FileKind {
    return this.row.fileKind!;
  }
  @Field(() => String, { description: 'Such as `application/pdf`.' })
  get contentType(): string {
    return this.row.contentType;
  }
  @Field(() => SafeInt, { description: 'Its size in bytes.' })
  get bytes(): number {
    return this.row.bytes;
  }
}

@Resolver(() => FileType)
export class FileFields {
  private readonly media: MediaModule;

  constructor(modules: { media: MediaModule }) {
    this.media = modules.media;
  }
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => WebAddress, { description: 'A link that saves it under its name, and expires after ten minutes.' })
  url(@Root() { row }: FileType): Promise<string> {
    return this.media.linkTo(row);
  }
}
