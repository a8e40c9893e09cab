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
/** An outlet whose owner can be told that the source goes on by being asked. */
export interface SharedOutlet extends Outlet {
  ask(): void;
}
/** The events of one subscription. A source may offer more than to be asked for the next one. */
export interface EventSource extends AsyncIterator<unknown> {
  /** What is told in the place of an event that cannot be rendered. */
  unavailable?(event: unknown): unknown;
  /**
   * Whether from now on it has its events rendered there and hands them over itself. It is not asked for the next one then, so that nothing waits for it,
   * until it says `ask`: for what cannot be told that way, such as its end, or when the rendering answered null.
   */
  share?(rendering: Rendering, outlet: SharedOutlet): boolean;
}
