import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ForBots, Shared } from '../../../graphql/policy.ts';
import { WebAddress } from '../../../graphql/scalars.ts';
import type { MediaModule, MediaRow } from '../index.ts';

@Shared()
@Access('object')
@ObjectType('Media', { implements: NodeType, simpleResolvers: true, description: 'A picture. Uploaded by POST to `/media`, seen through what shows it.' })
export class MediaType extends NodeType {
  readonly __typename = 'Media';
  readonly row: MediaRow;

  constructor(row: MediaRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'Such as `image/jpeg`.' })
  get contentType(): string {
    return this.row.contentType;
  }
  @Field(() => Int, { description: 'In pixels.' })
  get width(): number {
    return this.row.width!;
  }
  @Field(() => Int, { description: 'In pixels; of one frame of an animation.' })
  get height(): number {
    return this.row.height!;
  }
}

@Resolver(() => MediaType)
export class MediaFields {
  private readonly media: MediaModule;

  constructor(modules: { media: MediaModule }) {
    this.media = modules.media;
  }
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => WebAddress, { description: 'A link to the picture that expires after ten minutes.' })
  url(@Root() { row }: MediaType): Promise<string> {
    return this.media.linkTo(row);
  }
}
