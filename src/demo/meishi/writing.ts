import type { Random } from '../random.ts';
import type { Draft, TopicScript } from '../script.ts';
import { CITIES, DISHES, FAMILY, FEELINGS, PLACES, SEASONS, TOOLS, type Dish } from './words.ts';

type Line = (random: Random, dish: Dish) => string;

const TALKS: readonly Line[] = [
  (r, d) => `今天做了${d.name}。${d.key}，这一步千万别省。${r.pick(FAMILY)}尝了一口，说${d.taste}，${r.pick(FEELINGS)}。`,
  (r, d) => `请教各位：${d.name}我试了${r.whole(2, 6)}回，总是差一点。${d.trap}，是不是我的毛病就在这里？`,
  (r, d) => `${r.pick(SEASONS)}，在${r.pick(PLACES)}吃到一份${d.name}，${d.taste}。问了师傅，只说了一句：${d.key}。`,
  (r, d) => `厨房翻车记录第${r.whole(3, 30)}号：${d.name}。${d.trap}，我全占了。好在${r.pick(FAMILY)}很给面子，说下次会更好。`,
  (r, d) => `只有${r.pick(TOOLS)}，能不能做${d.name}？能。${d.key}，别的都好商量。`,
  (r, d) => `早上五点半去了菜市场，${d.main}特别新鲜，${r.whole(6, 28)}块钱一斤。回来就做了${d.name}，${r.pick(FEELINGS)}。`,
  (r, d) => `${r.pick(CITIES)}三天，回来最想念的是那里的${d.name}。家里复刻了一次，味道有七分像，${d.taste}就差那么一点点。`,
  (r, d) => `分享一个小发现：做${d.name}的时候，${d.key}。以前一直不信，${r.pick(SEASONS)}试了一次，${r.pick(FEELINGS)}。`,
  (r, d) => `${r.pick(FAMILY)}说想吃${d.name}，冰箱里正好有${d.main}。半个小时上桌，${d.taste}。平平常常的一顿，${r.pick(FEELINGS)}。`,
  (_r, d) => `有人也觉得${d.name}第二顿更好吃吗？昨晚剩了半碗，今早热一热，${d.taste}，配一碗白粥刚好。`,
];

const OPENINGS: readonly Line[] = [
  (r, d) => `${r.pick(SEASONS)}，${r.pick(FAMILY)}突然说想吃${d.name}。我翻了翻冰箱，${d.main}还有，就做吧。`,
  (r, d) => `写这篇之前，我把${d.name}连着做了${r.whole(3, 8)}遍。不是嘴馋，是想弄明白它到底难在哪里。`,
  (r, d) => `在${r.pick(CITIES)}的${r.pick(PLACES)}，我第一次知道${d.name}可以是这个味道：${d.taste}。`,
  (r, d) => `我的${d.name}是跟${r.pick(FAMILY)}学的，没有克数，只有“差不多”。这次我把差不多都称了一遍。`,
];
const CLOSINGS: readonly Line[] = [
  (r, d) => `做好了端上桌，${d.taste}，${r.pick(FEELINGS)}。要是你也做了，来这里告诉我一声。`,
  (r) => `最后说一句：菜谱是别人的，锅是自己的。多做两回，${r.pick(FEELINGS)}。`,
  (r, d) => `${r.pick(FAMILY)}的评价是“比上回强”。我想，${d.name}教会我的大概就是耐心。`,
];
const TITLES: readonly Line[] = [
  (_r, d) => `把${d.name}做明白：一步都不玄`,
  (r, d) => `${d.name}连做${r.whole(3, 9)}遍之后的笔记`,
  (r, d) => `从${r.pick(CITIES)}带回来的${d.name}`,
  (r, d) => `${r.pick(TOOLS)}也能做的${d.name}`,
  (r, d) => `跟${r.pick(FAMILY)}学${d.name}`,
];

function article(random: Random, dish: Dish): Draft {
  const [second, third] = random.some(DISHES.filter((other) => other !== dish), 2) as [Dish, Dish];
  const grams = random.whole(3, 9) * 100;
  const body = [
    random.pick(OPENINGS)(random, dish),
    `## 备料\n\n- ${dish.main}：${grams} 克，挑新鲜的\n- 葱、姜：各一小把\n- 盐、糖、生抽：先少放，出锅前再补\n- ${random.pick(TOOLS)}`,
    `## 做法\n\n1. 食材洗净擦干，回到室温再动手。\n2. **关键一步**：${dish.key}。\n3. 火候宁小勿大，中间尝一次味道。\n4. 关火后焖${random.whole(2, 10)}分钟，急不得。`,
    `## 容易翻车的地方\n\n> ${dish.trap}。\n\n我自己就在这里摔过${random.whole(2, 5)}回。后来想通了，和做${second.name}是一个道理：${second.key}。`,
    `## 配什么吃\n\n配${third.name}最合适，一个浓一个淡。${random.pick(CLOSINGS)(random, dish)}`,
  ].join('\n\n');
  return { type: 'ARTICLE', title: random.pick(TITLES)(random, dish), body };
}

/** A post of the food community, in the spirit of its topic. */
export function writePost(random: Random, topic: TopicScript): Draft {
  const dish = random.pick(DISHES);
  const isPaid = topic.readEntitlement !== undefined;
  if (isPaid || random.chance(0.3)) {
    const draft = article(random, dish);
    return isPaid ? { ...draft, teaser: `${dish.name}的完整比例、时间和翻车点都在正文里，附${random.whole(2, 5)}次试做的对比。` } : draft;
  }
  return { type: 'TALK', body: random.pick(TALKS)(random, dish) };
}

/** What the owner has said, in order. */
export const NOTICES: readonly Draft[] = [
  { type: 'ARTICLE', title: '欢迎坐下来吃饭', body: '这张桌子不挑人：会做的教，不会做的吃，只想看看的也有座。\n\n- 第一次来，先读一遍[规矩](https://example.com/meishi/rules)\n- 发帖不必好看，**真的做了**就好\n- 有过敏的食材，请写在第一行' },
  { type: 'TALK', body: '「私房菜谱」开张了。每一篇都由会员自己试做过三遍以上，比例和时间写全。会费用来买食材和请人拍步骤图。' },
  { type: 'ARTICLE', title: '关于等级：多做多说，就会往上走', body: '发帖、评论、收到喜欢都会得积分。积分到了就升一级：**洗菜、切配、看火、炒锅、掌勺、主厨**。\n\n到「掌勺」可以自己开话题，到「主厨」可以进掌勺群。每天能得的积分有上限，不用着急。' },
  { type: 'TALK', body: '下周的一桌菜题目：一锅出。只用一口锅，荤素主食都在里面。周日晚上在灶台闲聊一起晒。' },
];

const COMMENTS: readonly Line[] = [
  () => '收藏了，周末就做。', () => '隔着屏幕都闻到香味了。', () => '照着做了一次，居然成了！', () => '我家也是这么做的，原来不是独一份。', () => '请问火候大概是几成？', () => '这一步我一直做错，难怪。',
  (r) => `我会再加一点${r.pick(['白胡椒', '陈醋', '花雕', '一小块冰糖', '炒香的芝麻', '柠檬汁'])}，你试试。`,
  (r) => `${r.pick(FAMILY)}看完说明天就去买菜。`,
  (r) => `在${r.pick(CITIES)}吃过类似的，没想到在家也能做。`,
  (_r, d) => `看完这个，突然想吃${d.name}了。`,
  (_r, d) => `同样的道理做${d.name}也行：${d.key}。`,
  (r) => `用${r.pick(TOOLS)}做的，也行得通，就是慢一点。`,
];
const ANSWERS = ['谢谢！做好了记得来晒图。', '中小火就行，别急。', '这个办法好，下回试试。', '哈哈，大家都一样。', '可以的，时间再长几分钟。', '一家有一家的做法，都好吃。'] as const;
const MESSAGES: readonly Line[] = [
  () => '早上好，今天谁家先开火？', () => '刚从菜市场回来，手都拎红了。', () => '求助：米放多了，粥煮成了饭怎么办？', () => '加水，当泡饭吃。', () => '哈哈哈哈', () => '看饿了。', () => '今天轮到谁晒晚饭？', () => '一个人吃饭也要摆盘。',
  (_r, d) => `今晚${d.name}，${d.main}已经在泡了。`, (_r, d) => `${d.name}：${d.key}。记住这一句就够了。`, (_r, d) => `谁懂，${d.trap}，我刚刚又犯了。`,
  (r) => `${r.pick(CITIES)}的朋友在吗？周末过去，求推荐吃的。`, (r) => `${r.pick(PLACES)}那家今天排了好长的队。`, (r) => `${r.pick(FAMILY)}说明天想吃清淡的，大家给点主意。`, (r, d) => `第${r.whole(2, 9)}次做${d.name}，这回终于对了。`,
];

export const writeComment = (random: Random): string => random.pick(COMMENTS)(random, random.pick(DISHES));
export const writeAnswer = (random: Random): string => random.pick(ANSWERS);
export const writeMessage = (random: Random): string => random.pick(MESSAGES)(random, random.pick(DISHES));
