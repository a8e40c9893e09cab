import { OWNER, MEMBER, PAID_MEMBER, people } from '../cast.ts';
import type { CommunityScript } from '../script.ts';
import { NOTICES, writeAnswer, writeComment, writeMessage, writePost } from './writing.ts';

const RECIPES = 'posts.read.premium';
const CHEFS_ROOM = 'rooms.join.vip';

const rules = `# 饭桌上的规矩

1. **说人话，写实话。** 翻车也是经验，照片不必好看。
2. **不卖东西。** 想推荐食材，先在「市集」里问问大家要不要。
3. **转载写明出处。** 别人的菜谱是别人的心血。
4. **互相尊重口味。** 甜咸之争可以吵，不可以骂人。
5. **过敏要说在前面。** 花生、海鲜这些，写在第一行。`;

/** A food community: an open door, two tiers above the free one, a chefs' room. */
export const MEISHI: CommunityScript = {
  slug: 'meishi', name: '一桌好饭', visibility: 'PUBLIC', joinQuestions: [], answers: [], applicants: [], rules,
  description: '一群爱做饭的人。晒晚饭，聊菜市场，把翻车写成笔记；会员能看私房菜谱，进掌勺群。',
  owner: OWNER,
  roles: { 'person-01': 'PARTNER', 'person-02': 'ADMIN', 'person-03': 'GUEST' },
  members: [...people(1, 8), PAID_MEMBER, ...people(9, 28), MEMBER],
  guestsOfTheHouse: [{ mailbox: PAID_MEMBER, tier: '掌勺会员', days: null }, ...people(4, 7).map((mailbox) => ({ mailbox, tier: '掌勺会员', days: 730 })), { mailbox: 'person-08', tier: '私房席', days: null }],
  tiers: [
    { name: '饭友', description: '来了就是饭友：看帖、发帖、聊天。', rank: 0, entitlements: [], prices: [] },
    { name: '掌勺会员', description: '私房菜谱全文，掌勺群。', rank: 10, entitlements: [RECIPES, CHEFS_ROOM], prices: [{ kind: 'MONTHLY', minorUnits: 1_900 }, { kind: 'YEARLY', minorUnits: 16_800 }, { kind: 'TERM', minorUnits: 18_800 }] },
    { name: '私房席', description: '掌勺会员的一切，另可自己开话题，一次付清，长久有效。', rank: 20, entitlements: [RECIPES, CHEFS_ROOM, 'topics.create'], prices: [{ kind: 'LIFETIME', minorUnits: 99_900 }] },
  ],
  topics: [
    { title: '公告', description: '星主说的话。', writeEntitlement: 'posts.write.notice', isPinned: true, posts: 4, drafts: NOTICES },
    { title: '今天吃什么', description: '一日三餐，随手一发。', posts: 110 },
    { title: '翻车现场', description: '失败是一道菜。', posts: 60 },
    { title: '菜市场', description: '什么新鲜，多少钱一斤。', posts: 56 },
    { title: '走到哪吃到哪', description: '路上的一口。', posts: 40 },
    { title: '私房菜谱', description: '完整比例与时间，会员可读。', readEntitlement: RECIPES, posts: 40 },
  ],
  rooms: [
    {
      name: '灶台闲聊', description: '边做边聊。', messages: 70,
      relay: { title: '周末拼单：妃子笑荔枝，五斤一箱', capacity: 6, variants: ['顺丰到家', '群主家自提'], entries: 8 }, redPacket: { title: '荔枝到了，请大家喝汽水', total: 2_000, shares: 10, claims: 7 },
    },
    { name: '掌勺群', description: '会员的小桌。', entitlement: CHEFS_ROOM, messages: 40 },
  ],
  levels: [
    { name: '洗菜', threshold: 0 }, { name: '切配', threshold: 20 }, { name: '看火', threshold: 60 }, { name: '炒锅', threshold: 140 },
    { name: '掌勺', threshold: 300, entitlements: ['topics.create'] }, { name: '主厨', threshold: 800, entitlements: [CHEFS_ROOM] },
  ],
  pointRules: [{ kind: 'POST_PUBLISHED', points: 5, dailyCap: 25 }, { kind: 'COMMENT_ADDED', points: 2, dailyCap: 20 }, { kind: 'LIKE_RECEIVED', points: 1, dailyCap: 50 }, { kind: 'PURCHASE', points: 20 }],
  kolLevels: [
    { name: '推荐官', points: 40, posts: 8, payingInvitees: 0, entitlements: [RECIPES, CHEFS_ROOM] },
    { name: '主理人', points: 200, posts: 30, payingInvitees: 3, entitlements: [RECIPES, CHEFS_ROOM, 'topics.create'] },
    { name: '星厨', points: 800, posts: 80, payingInvitees: 12, entitlements: [RECIPES, CHEFS_ROOM, 'topics.create'] },
  ],
  firstKol: 'person-12',
  writePost, writeComment, writeAnswer, writeMessage,
};
