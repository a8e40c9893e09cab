const faultOf = (fault: unknown): Error => (fault instanceof Error ? fault : new Error('A fault without an error'));

/** Does something for each row; one that fails is told of and does not keep the others. Answers the first fault. */
export async function eachOnItsOwn<Row>(rows: readonly Row[], raiseAlarm: (fault: Error) => void, work: (row: Row) => Promise<unknown>): Promise<Error | null> {
  let first: Error | null = null;
  for (const row of rows) {
    try {
      await work(row);
    } catch (thrown) {
      const fault = faultOf(thrown);
      first ??= fault;
      raiseAlarm(fault);
    }
  }
  return first;
}
