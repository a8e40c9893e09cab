import type { Person } from './script.ts';

const NAMES = [
  '阿禾', '灶台边的鱼', '半碗月光', '陈皮与糖', '姜撞奶', '南风过巷', '一勺海盐', '米缸朋友', '蒜苗不蒜', '晚饭七点半', '阿笋', '豆花有点咸', '砂锅小满', '柴火与猫', '葱白', '酱油加一点',
  '豌豆尖', '老火慢慢', '面粉先生', '碗边', '青团', '周末买菜', '落雨煮茶', '橘子皮', '早市路人', '小火慢炖', '冰糖', '辣不辣', '藕带', '粗陶碗', '山路十八弯', '慢慢走的人', '第三排窗边',
  '保温杯', '晴天记事', '纸船', '一格一格', '走廊尽头的灯', '阿岚', '今天也散步', '向阳花盆', '小雨点', '毛线团', '等一班车', '木棉', '旧手账', '夜航', '云边',
] as const;
/** Whose tokens `npm start` prints. */
export const MEMBER = 'member';
export const PAID_MEMBER = 'paid';
export const OWNER = 'owner';
export const CARE_OWNER = 'care-owner';
export const OPERATOR_MAILBOX = 'staff';
/** Of everybody in the demo. */
export const DEMO_PASSWORD = 'xingqun-demo-2026';

export const emailOf = (mailbox: string): string => `${mailbox}@example.com`;

const named: readonly Person[] = [
  { mailbox: OWNER, name: '灶王奶奶', bio: '开了这个饭桌，大家随便坐。' },
  { mailbox: CARE_OWNER, name: '撑伞的人', bio: '陪过家人三年，如今想把路上的灯点亮几盏。' },
  { mailbox: MEMBER, name: '新来的饭友', bio: '刚学会煮饭不糊底。' },
  { mailbox: PAID_MEMBER, name: '糖醋小排', bio: '为了私房菜谱来的。' },
];
/** Everybody who belongs to a community, in order of arrival. */
export const PEOPLE: readonly Person[] = [...named, ...NAMES.map((name, index) => ({ mailbox: `person-${String(index + 1).padStart(2, '0')}`, name, bio: '' }))];
export const OPERATOR: Person = { mailbox: OPERATOR_MAILBOX, name: '平台运营', bio: '' };

/** People by number, both ends included. */
export const people = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, index) => `person-${String(first + index).padStart(2, '0')}`);
