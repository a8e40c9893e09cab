/** Renders events once for all that asked for the same. */
export interface Rendering {
  /** What is told of each event, as it goes out; null when it turned out that it depends on who is told: then each subscriber asks for itself. */
  render(events: readonly unknown[]): Promise<readonly Uint8Array[] | null>;
}
/** Where what was rendered for one subscriber goes. */
export interface Outlet {
  /** Hands over what was rendered, from an index on. Answers how many it took: fewer when too much waits already. */
  send(payloads: readonly Uint8Array[], from: number): number;
  /** Calls once there is room again. */
  onceDrained(again: () => void): void;
}
/** The events of one subscription. A source may offer more than to be asked for the next one. */
export interface EventSource extends AsyncIterator<unknown> {
  /** What is told in the place of an event that cannot be rendered. */
  unavailable?(event: unknown): unknown;
  /**
   * From now on it has its events rendered there and hands them over itself; asked for the next one, it answers only what cannot be told that way,
   * such as its end. When the rendering answers null, it is asked again as before.
   */
  share?(rendering: Rendering, outlet: Outlet): void;
}
