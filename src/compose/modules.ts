import { randomInt } from 'node:crypto';
import type { Reaction } from '../kernel/event.ts';
import type { JobDefinition } from '../kernel/job.ts';
import type { ParkedWork } from '../graphql/parked-jobs.ts';
import type { StaffActs } from '../graphql/staff-acts.ts';
import { createBots, type Bots } from '../modules/bots/index.ts';
import { createAddressees, createChat, createMessageAttachmentRegistry, type Chat } from '../modules/chat/index.ts';
import { createCommunities, type Communities } from '../modules/communities/index.ts';
import { createForwards, type Forwards } from '../modules/forwards/index.ts';
import { createGrowth, type Growth } from '../modules/growth/index.ts';
import { createIdentity, type Identity } from '../modules/identity/index.ts';
import { createKol, type Kol } from '../modules/kol/index.ts';
import { createInviters } from '../modules/ledger/index.ts';
import { createMedia, createUploadHosts, type MediaModule } from '../modules/media/index.ts';
import { createMessageMarks, eraseReactions, type MessageMarks } from '../modules/message-marks/index.ts';
import { buyTierPaths } from '../modules/plans/graphql/index.ts';
import { redPacketAttachment } from '../modules/red-packets/graphql/index.ts';
import { createRedPackets, type RedPackets } from '../modules/red-packets/index.ts';
import { relayAttachment } from '../modules/relays/graphql/index.ts';
import { createRelays, type Relays } from '../modules/relays/index.ts';
import { createTiers, createUnlockPathRegistry, type Tiers } from '../modules/tiers/index.ts';
import { createComments, type Comments } from '../modules/comments/index.ts';
import { createPosts, type Posts } from '../modules/posts/index.ts';
import { createTopics, type Topics } from '../modules/topics/index.ts';
import { createViewerStreams, type ViewerStreamsModule } from '../modules/viewer-streams/index.ts';
import { createRoomSignals, type RoomSignalsModule } from '../modules/room-signals/index.ts';
import { createRoomSearch, type RoomSearch } from '../modules/room-search/index.ts';
import { askTogether } from '../platform/concurrency/ask-together.ts';
import { createGroupCommit } from '../platform/concurrency/group-commit.ts';
import { staffActs } from '../platform/database/staff-acts.ts';
import * as texts from '../platform/i18n/index.ts';
import { detectFile } from '../platform/files/detect-file.ts';
import { sanitizeImage } from '../platform/images/sanitize-image.ts';
import * as lexemes from '../platform/search/lexemes.ts';
import { addressKey } from '../platform/rate-limit/address-key.ts';
import * as opaqueTokens from '../platform/tokens/opaque-tokens.ts';
import { parkedWorkOf } from './parked-work.ts';
import type { Platform } from './platform.ts';
import { createMoney, type MoneyModules } from './money.ts';

/** Everything that resolvers may ask for, by module. */
export interface Modules extends MoneyModules {
  readonly identity: Identity;
  readonly communities: Communities;
  readonly tiers: Tiers;
  readonly media: MediaModule;
  readonly topics: Topics;
  readonly posts: Posts;
  readonly comments: Comments;
  readonly chat: Chat;
  readonly messageMarks: MessageMarks;
  readonly forwards: Forwards;
  readonly viewerStreams: ViewerStreamsModule;
  readonly roomSignals: RoomSignalsModule;
  readonly roomSearch: RoomSearch;
  readonly bots: Bots;
  readonly relays: Relays;
  readonly redPackets: RedPackets;
  readonly growth: Growth;
  readonly kol: Kol;
  /** What gave up, for the operator. */
  readonly parkedWork: ParkedWork;
  readonly staffActs: StaffActs;
}

/** Makes the modules in the order of their imports; what a lower one needs from a higher one is registered here. */
export function createModules(platform: Platform): Modules {
  const { uow, database: { reader }, clock, config, hints, reportFault } = platform;
  const unlockPaths = createUnlockPathRegistry();
  const attachments = createMessageAttachmentRegistry();
  const addressees = createAddressees();
  const inviters = createInviters();
  const money = createMoney(platform, inviters);
  unlockPaths.register(buyTierPaths(money.plans));
  const uploadHosts = createUploadHosts();
  const media = createMedia({ hosts: uploadHosts, uow, reader, clock, storage: platform.storage, limiter: platform.limiter, sanitizeImage, detectFile });
  const growth = createGrowth({ uow, reader, clock, translate: texts.translate });
  unlockPaths.register(growth.unlockPaths);
  const kol = createKol({ uow, reader, clock });
  inviters.register(kol);
  const posts = createPosts({ uow, reader, clock, media });
  const chat = createChat({ uow, reader, clock, hints, presence: platform.presence, limiter: platform.limiter, streamsPerUser: config.limits.roomStreamsPerUser, attachments, addressees, media, eraseReactions, groupCommit: createGroupCommit(), askTogether, reportFault, eventsDelivered: platform.metrics.eventsDelivered, eventUnavailable: platform.metrics.eventUnavailable });
  for (const { uploadHost } of [posts, chat]) uploadHosts.register(uploadHost);
  const viewerStreams = createViewerStreams({ uow, reader, clock, hints, reportFault, eventsDelivered: platform.metrics.eventsDelivered });
  addressees.register(viewerStreams.addressees);
  const relays = createRelays({ uow, reader, clock, chat, translate: texts.translate, reportFault });
  const redPackets = createRedPackets({ uow, reader, clock, chat, translate: texts.translate, reportFault, random: (least, most) => randomInt(least, most + 1) });
  attachments.register(relayAttachment(relays));
  attachments.register(redPacketAttachment(redPackets));
  return {
    ...money, media, growth, kol, posts, chat, viewerStreams, relays, redPackets,
    identity: identityOver(platform),
    communities: createCommunities({ uow, reader, clock, creation: config.accounts.communityCreation }),
    tiers: createTiers({ uow, reader, clock, unlockPaths }),
    topics: createTopics({ uow, reader, clock }),
    comments: createComments({ uow, reader, clock }),
    messageMarks: createMessageMarks({ uow, reader, chat }),
    forwards: createForwards({ uow, reader, posts, translate: texts.translate }),
    roomSignals: createRoomSignals({ reader, clock, hints, presence: platform.presence, limiter: platform.limiter, reportFault }),
    roomSearch: createRoomSearch({ uow, reader, clock, texts: lexemes }),
    bots: createBots({ uow, reader, clock, opaqueTokens }),
    parkedWork: parkedWorkOf(platform), staffActs: { page: (request) => staffActs(reader, request) },
  };
}

function identityOver({ uow, database: { reader }, clock, config, passwords, accessTokens, limiter, mailer, wechat }: Platform): Identity {
  const { refreshTokenSeconds, staffEmails } = config.accounts;
  const settings = { refreshTokenSeconds, staffEmails, webUrl: config.http.webUrl ?? config.http.publicUrl };
  return createIdentity({ uow, reader, clock, passwords, accessTokens, limiter, mailer, wechat, opaqueTokens, texts, addressKey, askTogether, settings });
}

/** The background work of all modules. */
export function workOf(modules: Modules): { reactions: readonly Reaction[]; jobs: readonly JobDefinition[] } {
  const all: readonly { reactions: readonly Reaction[]; jobs: readonly JobDefinition[] }[] = [modules.identity, modules.stripeEvents, modules.communities, modules.tiers, modules.plans, modules.promotions, modules.ledger, modules.billing, modules.checkout, modules.subscriptions, modules.payouts, modules.refunds, modules.reviews, modules.escrows, modules.media, modules.topics, modules.posts, modules.comments, modules.chat, modules.viewerStreams, modules.relays, modules.redPackets, modules.roomSearch, modules.bots, modules.growth, modules.kol, modules.referrals, modules.gifts];
  return { reactions: all.flatMap(({ reactions }) => reactions), jobs: all.flatMap(({ jobs }) => jobs) };
}
