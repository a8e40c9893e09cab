/** Takes items one by one and sends what came in one turn together, up to so many at once. */
export function gathering<T>(atOnce: number, send: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  const sendAll = (): void => {
    const items = waiting;
    waiting = [];
    for (let from = 0; from < items.length; from += atOnce) send(items.slice(from, from + atOnce));
  };
  return (item) => {
    if (waiting.length === 0) setImmediate(sendAll);
    waiting.push(item);
  };
}
