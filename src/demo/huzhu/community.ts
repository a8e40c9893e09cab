import { CARE_OWNER, MEMBER, PAID_MEMBER, people } from '../cast.ts';
import type { CommunityScript } from '../script.ts';
import { writeAnswer, writeComment, writeMessage, writePost } from './writing.ts';

const LIBRARY = 'posts.read.premium';

const rules = `# 在这里

1. **这里不替代医生。** 只说自己经历过的，不推荐药、不推荐偏方、不劝人停药。
2. **不晒病历。** 姓名、病历号、医院科室，请遮住。
3. **不比谁更难。** 每个人的路不一样。
4. **看见求助的话，先说“我在”。** 情况紧急请立刻拨打当地急救电话。
5. **不募捐，不卖东西。** 有困难写给星主，我们一起想办法。`;

/** A mutual-aid community around illness and care: one applies and is let in. */
export const HUZHU: CommunityScript = {
  slug: 'huzhu', name: '同路人互助', visibility: 'APPLY', rules,
  description: '病人和照护者的互助小屋。分享经历，互相陪伴；不提供医疗建议。入门要回答两个问题，有人看过就请您进来。',
  joinQuestions: ['您是病人、家属，还是想来帮忙？', '希望在这里得到什么？'],
  answers: ['我在照顾家人。', '想找人说说话，也想把走过的路讲给别人听。'],
  owner: CARE_OWNER,
  roles: { 'person-29': 'ADMIN', 'person-30': 'GUEST' },
  members: [...people(29, 46), ...people(5, 8), PAID_MEMBER],
  applicants: ['person-47', 'person-48', MEMBER],
  guestsOfTheHouse: [...people(31, 34).map((mailbox) => ({ mailbox, tier: '守望者', days: null })), { mailbox: PAID_MEMBER, tier: '守望者', days: 730 }],
  tiers: [
    { name: '同路人', description: '免费，永远免费：看帖、说话、夜里有人在。', rank: 0, entitlements: [], prices: [] },
    { name: '守望者', description: '资料室全文；会费用来养这间小屋。', rank: 10, entitlements: [LIBRARY], prices: [{ kind: 'MONTHLY', minorUnits: 900 }, { kind: 'TERM', minorUnits: 9_900 }] },
  ],
  topics: [
    { title: '照护日记', description: '今天怎么过的。', posts: 70 },
    { title: '复查路上', description: '流程、窗口、要带的东西。', posts: 40 },
    { title: '好消息', description: '小小的也算。', isPinned: true, posts: 30 },
    { title: '睡不着的时候', description: '说一声就好。', posts: 30 },
    { title: '资料室', description: '整理过的经历与清单，守望者可读。', readEntitlement: LIBRARY, posts: 20 },
  ],
  rooms: [{ name: '夜里有人在', description: '睡不着就进来坐坐。', messages: 60 }],
  levels: [{ name: '初来', threshold: 0 }, { name: '同行', threshold: 20 }, { name: '点灯', threshold: 80 }, { name: '撑伞', threshold: 200, entitlements: ['topics.create'] }],
  pointRules: [{ kind: 'POST_PUBLISHED', points: 3, dailyCap: 9 }, { kind: 'COMMENT_ADDED', points: 3, dailyCap: 30 }, { kind: 'LIKE_RECEIVED', points: 1, dailyCap: 30 }, { kind: 'PURCHASE', points: 10 }],
  kolLevels: [{ name: '点灯人', points: 40, posts: 8, payingInvitees: 0, entitlements: [LIBRARY] }, { name: '领路人', points: 200, posts: 40, payingInvitees: 0, entitlements: [LIBRARY, 'topics.create'] }],
  firstKol: 'person-35',
  writePost, writeComment, writeAnswer, writeMessage,
};
