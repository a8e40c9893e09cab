/** What is due to be looked at: people at once, rooms when they may be told of again. Hints of some milliseconds are looked at together, never two looks side by side. */
export class DueLooks {
  readonly #people = new Set<string>();
  readonly #rooms = new Set<string>();
  readonly #look: (people: readonly string[], rooms: readonly string[]) => Promise<void>;
  readonly #dueIn: (roomId: string) => number;
  readonly #gather: number;
  #timer: NodeJS.Timeout | null = null;
  #looksAt = Infinity;
  #isLooking = false;

  constructor(options: { look: (people: readonly string[], rooms: readonly string[]) => Promise<void>; dueIn: (roomId: string) => number; gather: number }) {
    this.#look = options.look;
    this.#dueIn = options.dueIn;
    this.#gather = options.gather;
  }
  person(userId: string): void {
    this.#people.add(userId);
    this.#lookIn(this.#gather);
  }
  room(roomId: string): void {
    this.#rooms.add(roomId);
    this.#lookIn(Math.max(this.#gather, this.#dueIn(roomId)));
  }
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#looksAt = Infinity;
  }
  /** The sooner of what was planned and this. */
  #lookIn(milliseconds: number): void {
    const at = performance.now() + milliseconds;
    if (this.#isLooking || at >= this.#looksAt) return;
    this.stop();
    this.#looksAt = at;
    this.#timer = setTimeout(() => void this.#lookNow(), milliseconds).unref();
  }
  async #lookNow(): Promise<void> {
    this.stop();
    this.#isLooking = true;
    const people = [...this.#people];
    const rooms = [...this.#rooms].filter((id) => this.#dueIn(id) <= 0);
    this.#people.clear();
    for (const id of rooms) this.#rooms.delete(id);
    await this.#look(people, rooms);
    this.#isLooking = false;
    if (this.#people.size > 0) this.#lookIn(this.#gather);
    for (const id of this.#rooms) this.#lookIn(Math.max(this.#gather, this.#dueIn(id)));
  }
}
