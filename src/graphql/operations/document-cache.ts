import type { ValidDocument } from './documents.ts';

const MAX_TOKENS = 200_000;

/** Documents that were used lately, and with them what is compiled for them. Bounded by their tokens, which is what they weigh in memory. */
export class DocumentCache {
  readonly #bySource = new Map<string, ValidDocument>();
  readonly #byHash = new Map<string, ValidDocument>();
  #tokens = 0;
  readonly #maxTokens: number;

  constructor(maxTokens = MAX_TOKENS) {
    this.#maxTokens = maxTokens;
  }
  bySource(source: string): ValidDocument | undefined {
    const found = this.#bySource.get(source);
    if (found) {
      this.#bySource.delete(source);
      this.#bySource.set(source, found);
    }
    return found;
  }
  byHash(hash: string): ValidDocument | undefined {
    return this.#byHash.get(hash);
  }
  keep(document: ValidDocument): void {
    if (this.#byHash.has(document.hash)) return;
    this.#bySource.set(document.source, document);
    this.#byHash.set(document.hash, document);
    this.#tokens += document.tokens;
    for (const oldest of this.#bySource.values()) {
      if (this.#tokens <= this.#maxTokens || oldest === document) return;
      this.#bySource.delete(oldest.source);
      this.#byHash.delete(oldest.hash);
      this.#tokens -= oldest.tokens;
    }
  }
}
