import type { Random } from '../random.ts';
import type { Draft, TopicScript } from '../script.ts';
import { GOOD, KINDNESS, LIGHTS, MEALS, MOODS, PLACES, TIMES, WHO } from './words.ts';

type Line = (random: Random) => string;

const TALKS: readonly Line[] = [
  (r) => `${r.pick(TIMES)}，坐在${r.pick(PLACES)}，${r.pick(MOODS)}。没什么要问的，就想说一声。`,
  (r) => `今天陪${r.pick(WHO)}去复查。${r.pick(LIGHTS)}，顺了很多。${r.pick(KINDNESS)}，记在这里。`,
  (r) => `好消息！${r.pick(WHO)}今天${r.pick(GOOD)}。不敢大声说，先在这里小声说。`,
  (r) => `记一笔：${r.pick(KINDNESS)}。${r.pick(TIMES)}遇到这样的人，${r.pick(MOODS)}。`,
  (r) => `有没有人也是一个人照护？我的办法是${r.pick(LIGHTS)}。你们呢？`,
  (r) => `今天煮了${r.pick(MEALS)}，${r.pick(WHO)}吃了小半碗。能吃下去就好。具体怎么吃还是听医生的，这里只记心情。`,
  (r) => `睡不着。${r.pick(MOODS)}。想起白天${r.pick(KINDNESS)}，又觉得明天可以试试。`,
  (r) => `给刚开始走这条路的朋友：先${r.pick(LIGHTS)}。别的慢慢来，不用一天学会所有的事。`,
  (r) => `${r.pick(WHO)}说想晒太阳，我们在${r.pick(PLACES)}坐了一会儿，谁也没提那些事。${r.pick(MOODS)}。`,
];

const TITLES: readonly Line[] = [
  (r) => `陪${r.pick(WHO)}走过的第${r.whole(2, 30)}个月`,
  (r) => `${r.pick(PLACES)}教我的几件小事`,
  (r) => `写给一个人照护的你：关于第${r.whole(1, 12)}个星期`,
  (r) => `${r.pick(TIMES)}，我们是怎么过来的`,
  () => '一份自己用的就诊准备清单',
];

function article(random: Random): Draft {
  const lights = random.some(LIGHTS, 4);
  const body = [
    `${random.pick(TIMES)}，我开始写这些。写给以后的自己，也写给正在路上的人。${random.pick(MOODS)}的时候，看看别人怎么过的，会好一点。`,
    `## 那一阵子\n\n照顾的是${random.pick(WHO)}。最常待的地方是${random.pick(PLACES)}。那时候什么都不懂，${random.pick(MOODS)}，好在${random.pick(KINDNESS)}。`,
    `## 对我们有用的小事\n\n${lights.map((light) => `- ${light}`).join('\n')}\n\n这些只是我们家的习惯，每家情况不一样。`,
    `## 吃饭和睡觉\n\n最常煮的是${random.pick(MEALS)}。能不能吃、吃多少，都先问过医生。至于睡觉，我学会了${random.pick(LIGHTS)}。`,
    `## 后来\n\n有一天，${random.pick(WHO)}${random.pick(GOOD)}。我知道路还长，但那天真的很好。`,
    '> 以上是个人经历，不是医疗建议。和治疗有关的事，请听您的医生的。',
  ].join('\n\n');
  return { type: 'ARTICLE', title: random.pick(TITLES)(random), body };
}

/** A post of the mutual-aid community: what people lived through, never what others should take or leave. */
export function writePost(random: Random, topic: TopicScript): Draft {
  const isPaid = topic.readEntitlement !== undefined;
  if (!isPaid && !random.chance(0.25)) return { type: 'TALK', body: random.pick(TALKS)(random) };
  return isPaid ? { ...article(random), teaser: '一份整理好的经历：流程、要带的东西、可以问的问题。个人经验，不替代医生。' } : article(random);
}

const COMMENTS: readonly Line[] = [
  () => '抱抱你。', () => '看到了，我在。', () => '谢谢你写下来，我们家也正在这一步。', () => '慢慢来，今天已经很好了。', () => '这个清单我抄下来了。', () => '真为你们高兴！', () => '不用回，我就是来坐一会儿。', () => '你也要记得吃饭。', () => '这种时候最难，过了就好一点。',
  (r) => `我那时候是${r.pick(LIGHTS)}，供你参考。`,
  (r) => `想起我们在${r.pick(PLACES)}的那些天，都会过去的。`,
  (r) => `${r.pick(KINDNESS)}，我也遇到过，一直记得。`,
];
const ANSWERS = ['谢谢你，看到很暖。', '嗯，一起加油。', '好，我试试。', '有你们在真好。', '你们也多保重。'] as const;
const MESSAGES: readonly Line[] = [
  () => '还有人没睡吗？', () => '在的。', () => '我也在，陪你一会儿。', () => '今天怎么样？', () => '比昨天好一点。', () => '好一点就是好消息。', () => '刚忙完，坐下来喝口热水。', () => '大家都早点休息，明天再说。', () => '抱抱。',
  (r) => `${r.pick(WHO)}今天${r.pick(GOOD)}。`, (r) => `明天要去复查，${r.pick(MOODS)}。`, (r) => `我这边是${r.pick(LIGHTS)}，挺管用的。`, (r) => `今天${r.pick(KINDNESS)}。`, (r) => `在${r.pick(PLACES)}，信号不好，回得慢。`,
];

export const writeComment = (random: Random): string => random.pick(COMMENTS)(random);
export const writeAnswer = (random: Random): string => random.pick(ANSWERS);
export const writeMessage = (random: Random): string => random.pick(MESSAGES)(random);
