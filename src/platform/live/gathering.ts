/** Takes items one by one and sends what came in one turn, or while others were sent, together: up to so many at once. `send` never fails. */
export function gathering<T>(atOnce: number, send: (items: readonly T[]) => Promise<void> | void): (item: T) => void {
  const waiting: T[] = [];
  let isSending = false;
  const sendAll = async (): Promise<void> => {
    try {
      while (waiting.length > 0) await send(waiting.splice(0, atOnce));
    } finally {
      isSending = false;
    }
  };
  return (item) => {
    waiting.push(item);
    if (isSending) return;
    isSending = true;
    setImmediate(() => void sendAll());
  };
}
