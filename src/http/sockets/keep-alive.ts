import type { WebSocket } from 'ws';

/** Pings the socket and ends it when a ping was not answered before the next. Returns what stops it. */
export function keepAlive(socket: WebSocket, milliseconds: number): () => void {
  let isAnswered = true;
  socket.on('pong', () => (isAnswered = true));
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, milliseconds);
  return () => clearInterval(timer);
}
