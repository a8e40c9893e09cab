import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../../kernel/failure.ts';
import { forbidden } from '../../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { botMay, isGoodFor } from '../../../../kernel/viewer.ts';
import { dayAfter, dayOf, hasPermission, instantOf, maySpeak, type CommunityRow, type MemberRow, type SpeakerFailure } from '../../../communities/index.ts';
import type { FreeUpload } from '../../../media/index.ts';
import { allows, askGate, NO_RIGHTS } from '../../../tiers/index.ts';
import type { GateFailure } from '../../access.ts';
import type { MessageRow } from '../../model/message.entity.ts';
import { hasteIn, MAX_MEDIA, MAX_MENTIONS, silenceIn, type SilenceFailure, type TooSoonFailure } from '../../model/sending-rules.ts';
import { placeKey, type SendingRoom } from '../../queries/sending.ts';
import { placeOf, type Around } from './read-around.ts';
import type { Send } from './send-batch.ts';
import { newMessage } from './write-messages.ts';

export type SendMessageFailure = InputFailure | Failure<'NOT_FOUND' | 'FILES_OFF'> | GateFailure | SpeakerFailure | SilenceFailure | TooSoonFailure;
export const MAX_MESSAGE_LENGTH = 4_000;

/** A message that is taken, and what comes with it. */
export interface Accepted {
  readonly message: MessageRow;
  readonly mentioned: readonly string[];
  readonly mediaIds: readonly string[];
}
type Judgement<T> = Result<T, SendMessageFailure>;

/** The member who sends, when the room lets them in at all. */
export function judgeEntrance({ viewer }: Send, room: SendingRoom, { standings, rights }: Around): Judgement<MemberRow> {
  const { communityId, entitlement } = room;
  const member = isGoodFor(viewer, room.id) ? (standings.get(viewer.userId)?.get(communityId)?.member ?? null) : null;
  if (member === null) return refuse(notFound('input', 'roomId'));
  if (entitlement === null) return ok(member);
  const gate = askGate(viewer, communityId, rights.get(viewer.userId)?.get(communityId) ?? NO_RIGHTS, entitlement);
  return gate.allowed ? ok(member) : refuse({ ...failure('ENTITLEMENT_MISSING', ['input', 'roomId']), gate });
}

/** Judges a new message of somebody whom the room lets in, as it stands after those that were taken before. */
export function judgeSend(send: Send, room: SendingRoom, around: Around, member: MemberRow): Judgement<Accepted> {
  const { at } = around;
  const key = placeKey(placeOf(send));
  const isManager = hasPermission(member.role, 'rooms.manage');
  const standing = around.standings.get(member.userId)!.get(room.communityId)!;
  const mayAnnounce = isManager || botMay(send.viewer, 'ANNOUNCE');
  const silence = maySpeak(standing, at, 'input', 'roomId') ?? silenceIn(room, { isManager, mayAnnounce, mute: around.mutes.get(key) ?? null }, 'input', 'roomId');
  if (silence) return refuse(silence);
  if (send.input.mentionsEveryone && send.viewer.bot && !botMay(send.viewer, 'MENTION_EVERYONE')) throw forbidden();
  const parts = judgeParts(send, room, around, member.userId);
  if (!parts.ok) return parts;
  const { body, mentioned, mediaIds, mentionsEveryone } = parts.value;
  const sender = { isManager, joinedAt: member.joinedAt, sent: around.sent.get(key) ?? [], everyoneMentions: around.everyoneMentions.get(room.id) ?? 0 };
  const haste = hasteIn(room, sender, { text: body, mentions: mentioned.length, mentionsEveryone }, at, () => tomorrow(standing.community, at));
  if (haste) return refuse(haste);
  const position = (around.taken.get(room.id) ?? 0) + 1;
  const message = newMessage({
    communityId: room.communityId, roomId: room.id, seq: room.lastSeq + position, ordinal: room.lastOrdinal + position, authorId: member.userId,
    replyToId: send.input.replyToId ?? null, body, mentionCount: mentioned.length, mentionsEveryone, mediaCount: mediaIds.length, createdAt: at,
  });
  return ok({ message, mentioned, mediaIds });
}

type Parts = Pick<Accepted, 'mentioned' | 'mediaIds'> & { readonly body: string; readonly mentionsEveryone: boolean };

function judgeParts({ input }: Send, room: SendingRoom, around: Around, userId: string): Judgement<Parts> {
  const [pictures, files] = [[...new Set(input.mediaIds ?? [])], [...new Set(input.fileIds ?? [])]];
  const mediaIds = [...pictures, ...files];
  const body = boundedText(input.body, ['input', 'body'], { min: mediaIds.length > 0 ? 0 : 1, max: MAX_MESSAGE_LENGTH });
  if (!body.ok) return body;
  if (mediaIds.length > MAX_MEDIA) return refuse(failure('OUT_OF_RANGE', ['input', pictures.length > MAX_MEDIA ? 'mediaIds' : 'fileIds'], { max: MAX_MEDIA }));
  const isFree = (kind: FreeUpload['kind']) => (id: string): boolean => {
    const upload = around.uploads.get(id);
    return upload?.kind === kind && upload.uploaderId === userId && upload.communityId === room.communityId;
  };
  if (!pictures.every(isFree('PICTURE'))) return refuse(notFound('input', 'mediaIds'));
  if (!files.every(isFree('FILE'))) return refuse(notFound('input', 'fileIds'));
  if (files.length > 0 && !around.standings.get(userId)!.get(room.communityId)!.community.filesAllowed) return refuse(failure('FILES_OFF', ['input', 'fileIds']));
  if (input.replyToId != null && around.replies.get(input.replyToId)?.roomId !== room.id) return refuse(notFound('input', 'replyToId'));
  const members = [...new Set(input.mentionedMemberIds ?? [])];
  if (members.length > MAX_MENTIONS) return refuse(failure('OUT_OF_RANGE', ['input', 'mentionedMemberIds'], { max: MAX_MENTIONS }));
  const people = members.map((id) => around.people.get(id)).filter((person) => person?.communityId === room.communityId).map((person) => person!.userId);
  const mayEnter = (id: string): boolean => allows(around.rights.get(id)?.get(room.communityId) ?? NO_RIGHTS, room.entitlement);
  if (people.length < members.length || !people.every(mayEnter)) return refuse(notFound('input', 'mentionedMemberIds'));
  return ok({ body: body.value, mediaIds, mentioned: people.filter((id) => id !== userId), mentionsEveryone: input.mentionsEveryone ?? false });
}

const tomorrow = ({ timeZone }: CommunityRow, at: Date): Date => instantOf(dayAfter(dayOf(at, timeZone)), '00:00', timeZone);
