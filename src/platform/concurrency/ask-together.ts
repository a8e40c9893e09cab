import { outsideDeadline } from '../database/deadlines.ts';

/** Answers one question, sharing what it costs with those that are asked meanwhile. */
export type Ask<Question, Answer> = (question: Question) => Promise<Answer>;
/** Answers many questions at once: what it resolves to knows the answer of each. */
export type AskAll<Question, Answer> = (questions: readonly Question[]) => Promise<(question: Question) => Answer>;

interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
/** Nobody waits longer, in milliseconds, for an answer to others. */
const PATIENCE = 100;

/** What is asked in one turn, or while others are being answered, is asked together. It belongs to no operation, as several share it. */
export function askTogether<Question, Answer>(askAll: AskAll<Question, Answer>, patience = PATIENCE): Ask<Question, Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let isAsking = false;
  const next = (): void => {
    const asked = waiting;
    waiting = [];
    isAsking = asked.length > 0;
    if (!isAsking) return;
    let isOver = false;
    const goOn = (): void => {
      clearTimeout(late);
      if (!isOver) next();
      isOver = true;
    };
    const late = setTimeout(goOn, patience);
    void answer(asked, askAll).then(goOn);
  };
  return (question) => new Promise((resolve, reject) => {
    waiting.push({ question, resolve, reject });
    if (isAsking) return;
    isAsking = true;
    setImmediate(() => outsideDeadline(next));
  });
}

async function answer<Question, Answer>(asked: readonly Waiting<Question, Answer>[], askAll: AskAll<Question, Answer>): Promise<void> {
  try {
    const answerTo = await askAll(asked.map(({ question }) => question));
    for (const { question, resolve } of asked) resolve(answerTo(question));
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
