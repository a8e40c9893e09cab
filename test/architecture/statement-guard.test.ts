import { expect, test } from '@jest/globals';
import { DummyDriver, type ExpressionBuilder, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type Compilable } from 'kysely';
import { StatementGuard, UnguardedStatementError } from '../../src/platform/database/statement-guard.ts';

const TENANT_TABLES = new Map([['member', new Set<string>()], ['post', new Set(['topicId'])], ['invitation', new Set(['code'])]]);
const db = new Kysely<any>({
  dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (kysely) => new PostgresIntrospector(kysely), createQueryCompiler: () => new PostgresQueryCompiler() },
  plugins: [new StatementGuard(TENANT_TABLES)],
});
const ID = '019a0000-0000-7000-8000-000000000000';
const cases = (statements: Record<string, () => Compilable>) => Object.entries(statements).map(([name, build]) => ({ name, build }));

test.each(cases({
  'a community': () => db.selectFrom('member').selectAll().where('communityId', '=', ID),
  'a list of communities': () => db.selectFrom('member').selectAll().where('communityId', 'in', [ID]),
  'a key': () => db.selectFrom('post').selectAll().where('id', '=', ID),
  'the key of something in one community': () => db.selectFrom('post').selectAll().where('topicId', '=', ID),
  'the rows of a person in all communities, by joining them': () => db.selectFrom('member').innerJoin('community', 'community.id', 'member.communityId').selectAll('member').where('member.userId', '=', ID),
  'a column that is unique alone': () => db.selectFrom('invitation').selectAll().where('code', '=', 'A'),
  'an alias': () => db.selectFrom('post as p').selectAll().where('p.communityId', '=', ID),
  'a value on the left': () => db.selectFrom('post').selectAll().where(({ eb, val, ref }) => eb(val(ID), '=', ref('communityId'))),
  'a tuple': () => db.selectFrom('post').selectAll().where(({ eb, refTuple, tuple }) => eb(refTuple('communityId', 'title'), '=', tuple(ID, 'x') as never)),
  'a function': () => db.selectFrom('post').selectAll().where(({ eb, fn }) => eb('id', '=', fn.any(sql<string[]>`${[ID]}::uuid[]`))),
  'raw SQL over a reference': () => db.selectFrom('post').selectAll().where(sql<boolean>`${sql.ref('communityId')} = any(${[ID]})`),
  'a join with what is narrowed': () => db.selectFrom('post').innerJoin('member', 'member.communityId', 'post.communityId').selectAll().where('post.communityId', '=', ID),
  'a left join with what is narrowed': () => db.selectFrom('post').leftJoin('member', 'member.communityId', 'post.communityId').selectAll().where('post.id', '=', ID),
  'both branches of an or': () => db.selectFrom('post').selectAll().where(({ eb, or, and }) => or([eb('communityId', '=', ID), and([eb('id', '=', ID), eb('title', '=', 'x')])])),
  'a correlated subquery': () => db.selectFrom('post').select(({ selectFrom }) => ['id', selectFrom('member').select('number').whereRef('member.communityId', '=', 'post.communityId').as('number')]).where('post.communityId', '=', ID),
  'something that exists in a community': () => db.selectFrom('post').selectAll().where(({ exists, selectFrom }) => exists(selectFrom('member').select('id').whereRef('member.communityId', '=', 'post.communityId').where('member.communityId', '=', ID))),
  'a lateral page': () => db.selectFrom('community').innerJoinLateral((eb) => eb.selectFrom('post').selectAll().whereRef('post.communityId', '=', 'community.id').limit(3).as('page'), (join) => join.onTrue()).selectAll('page'),
  'all communities, by joining them': () => db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').selectAll(),
  'a narrowed expression': () => db.with('page', (eb) => eb.selectFrom('post').selectAll().where('communityId', '=', ID)).selectFrom('page').selectAll(),
  'an expression that hides a table': () => db.with('post', (eb) => eb.selectFrom('community').selectAll()).selectFrom('post').selectAll(),
  'a join with an expression': () => db.with('page', (eb) => eb.selectFrom('post').selectAll().where('communityId', '=', ID)).selectFrom('page').innerJoin('member', 'member.communityId', 'page.communityId').selectAll(),
  'an update by key': () => db.updateTable('member').set({ number: 1 }).where('id', '=', ID),
  'an update from what is narrowed': () => db.updateTable('member').from('post').set({ number: 1 }).whereRef('member.communityId', '=', 'post.communityId').where('post.id', '=', ID),
  'a delete in a community': () => db.deleteFrom('post').where('communityId', '=', ID),
  'a delete using what is narrowed': () => db.deleteFrom('post').using('member').whereRef('post.communityId', '=', 'member.communityId').where('member.communityId', '=', ID),
  'an insert': () => db.insertInto('post').values({ id: ID, communityId: ID }),
  'an insert from a narrowed select': () => db.insertInto('post').columns(['id']).expression((eb) => eb.selectFrom('post').select('id').where('communityId', '=', ID)),
  'a table of no community': () => db.selectFrom('user_account').selectAll(),
  'a union of narrowed selects': () => db.selectFrom('post').select('id').where('id', '=', ID).unionAll(db.selectFrom('member').select('id').where('id', '=', ID)),
}))('a statement may name $name', ({ build }) => {
  expect(() => build().compile()).not.toThrow();
});

test.each(cases({
  'a select without a condition': () => db.selectFrom('member').selectAll(),
  'the key of a person': () => db.selectFrom('post').selectAll().where('authorId', '=', ID),
  'what a person has, by the name of the column': () => db.selectFrom('member').selectAll().where('userId', '=', ID),
  'a select by something that is no key': () => db.selectFrom('member').selectAll().where('status', '=', 'ACTIVE'),
  'a key that is only not null': () => db.selectFrom('post').selectAll().where('communityId', 'is not', null),
  'every key but one': () => db.selectFrom('post').selectAll().where('communityId', '!=', ID),
  'a key from a bound on': () => db.selectFrom('post').selectAll().where('id', '>', ID),
  'a key compared with itself': () => db.selectFrom('post').selectAll().whereRef('id', '=', 'id'),
  'a join by person with what is narrowed': () => db.selectFrom('post').innerJoin('member', 'member.userId', 'post.authorId').selectAll().where('post.communityId', '=', ID),
  'one branch of an or': () => db.selectFrom('post').selectAll().where(({ eb, or }) => or([eb('communityId', '=', ID), eb('title', '=', 'x')])),
  'a negation': () => db.selectFrom('post').selectAll().where(({ eb, not }) => not(eb('communityId', '=', ID))),
  'two tables joined with each other only': () => db.selectFrom('post').innerJoin('member', 'member.userId', 'post.authorId').selectAll(),
  'a join with all people': () => db.selectFrom('user_account').innerJoin('member', 'member.userId', 'user_account.id').selectAll(),
  'an outer join that narrows the joined side only': () => db.selectFrom('post').leftJoin('member', (join) => join.onRef('member.userId', '=', 'post.authorId').on('post.communityId', '=', ID)).selectAll(),
  'the other table of a join': () => db.selectFrom('post').innerJoin('member', (join) => join.onTrue()).selectAll().where('post.communityId', '=', ID),
  'a subquery of its own': () => db.selectFrom('community').selectAll().where('id', 'in', db.selectFrom('post').select('communityId')),
  'a subquery whose column is not its own': () => db.selectFrom('member').selectAll().where('status', 'in', (eb: ExpressionBuilder<any, any>) => eb.selectFrom('post').select('title').where('communityId', '=', ID)),
  'something that does not exist': () => db.selectFrom('post').selectAll().where(({ not, exists, selectFrom }) => not(exists(selectFrom('member').select('id').whereRef('member.userId', '=', 'post.authorId').where('member.communityId', '=', ID)))),
  'two that lean on each other': () => db.selectFrom('post').selectAll().where(({ exists, selectFrom }) => exists(selectFrom('member').select('id').whereRef('member.userId', '=', 'post.authorId'))),
  'a subquery beside a narrowed table of the same name': () => db.selectFrom('post').selectAll().where('id', '=', ID).where('title', 'in', (eb: ExpressionBuilder<any, any>) => eb.selectFrom('post').select('title')),
  'a selection': () => db.selectFrom('community').select(({ selectFrom, fn }) => selectFrom('post').select(fn.countAll().as('n')).as('n')),
  'an expression': () => db.with('page', (eb) => eb.selectFrom('post').selectAll()).selectFrom('page').selectAll(),
  'a table beside an expression': () => db.with('page', (eb) => eb.selectFrom('post').selectAll().where('id', '=', ID)).selectFrom('page').innerJoin('member', 'member.number', 'page.number').selectAll(),
  'an update': () => db.updateTable('member').set({ number: 1 }).where('status', '=', 'LEFT'),
  'an update from another table': () => db.updateTable('member').from('post').set({ number: 1 }).where('post.id', '=', ID),
  'a delete': () => db.deleteFrom('post').where('title', '=', 'x'),
  'a delete using another table': () => db.deleteFrom('post').using('member').where('member.communityId', '=', ID),
  'an insert from a select': () => db.insertInto('post').columns(['id']).expression((eb) => eb.selectFrom('post').select('id')),
  'the second part of a union': () => db.selectFrom('post').select('id').where('id', '=', ID).unionAll(db.selectFrom('member').select('id')),
  'a merge': () => db.mergeInto('member').using('post', 'post.number', 'member.number').whenMatched().thenDelete(),
}))('a statement may not leave open $name', ({ build }) => {
  expect(() => build().compile()).toThrow(UnguardedStatementError);
});
