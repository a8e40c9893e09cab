const BEFORE_NAME = Buffer.from('{"id":');
const AFTER_NAME = Buffer.from(',"type":"next","payload":');
const AROUND_NAME = BEFORE_NAME.length + AFTER_NAME.length;

const TEXT_FRAME = 0x81;
const SHORT = 126;
const MEDIUM = 65_536;
const headerLength = (bytes: number): number => (bytes < SHORT ? 2 : bytes < MEDIUM ? 4 : 10);

/** What is laid out for many fits into one of these; above the last, frames are laid out for one alone. Small frames that stay somewhere hold little. */
const SHARED_BYTES = [4 * 1024, 128 * 1024] as const;

/** A piece of what was rendered: payloads whose last brace ends the message, `from` up to `to`. */
interface Piece {
  readonly payloads: readonly Uint8Array[];
  readonly from: number;
  readonly to: number;
  /** Bytes of the name in each message. */
  readonly named: number;
  readonly bytes: number;
  /** Where it is laid out for many; null when it is too much for that. */
  readonly sheet: Sheet | null;
}

/** Frames of the piece that was laid out last, in memory that is used for one subscriber after the other. */
class Sheet {
  readonly size: number;
  #memory: Buffer | null = null;
  #laid: Piece | null = null;
  #view: Buffer = Buffer.alloc(0);
  #names: readonly number[] = [];

  constructor(size: number) {
    this.size = size;
  }
  fill(name: string, piece: Piece): Buffer {
    this.#memory ??= Buffer.allocUnsafeSlow(this.size);
    if (this.#laid !== piece) {
      this.#names = layOut(this.#memory, piece);
      this.#view = this.#memory.subarray(0, piece.bytes);
      this.#laid = piece;
    }
    for (const at of this.#names) this.#view.write(name, at);
    return this.#view;
  }
  giveAway(): void {
    this.#memory = this.#laid = null;
  }
}

/**
 * WebSocket frames with answers of a subscription. Those of one rendering differ between subscribers in the name alone, so they are laid out once, in
 * memory that is used again for the next subscriber: what a thousand hear would else be a thousand pieces of garbage.
 */
export class SharedFrames {
  readonly #sheets = SHARED_BYTES.map((bytes) => new Sheet(bytes));
  readonly #most: number;
  #last: Piece | null = null;

  /** @param most bytes that a piece has about at most */
  constructor(most: number) {
    this.#most = most;
  }
  /** As many of the payloads, from one on, as make up a piece; the same one for all subscribers in turn whose names are as long. */
  piece(name: string, payloads: readonly Uint8Array[], from: number): Piece {
    const named = Buffer.byteLength(name);
    const last = this.#last;
    return last !== null && last.payloads === payloads && last.from === from && last.named === named ? last : (this.#last = this.#cut(payloads, from, named));
  }
  /** To be kept for as long as it takes. */
  own(name: string, piece: Piece): Buffer {
    const frames = Buffer.allocUnsafe(piece.bytes);
    for (const at of layOut(frames, piece)) frames.write(name, at);
    return frames;
  }
  /** What is given is overwritten by the next call, unless it is said before that it was kept; null where it is too much to be shared. */
  lend(name: string, piece: Piece): Buffer | null {
    return piece.sheet?.fill(name, piece) ?? null;
  }
  /** What was lent of the piece stays with whom it was lent to. */
  kept(piece: Piece): void {
    piece.sheet?.giveAway();
  }

  #cut(payloads: readonly Uint8Array[], from: number, named: number): Piece {
    let to = from;
    let bytes = 0;
    do {
      const length = named + AROUND_NAME + payloads[to++]!.length;
      bytes += headerLength(length) + length;
    } while (to < payloads.length && bytes < this.#most);
    return { payloads, from, to, named, bytes, sheet: this.#sheets.find(({ size }) => bytes <= size) ?? null };
  }
}

/** Everything but the names; answers where those go. */
function layOut(frames: Buffer, { payloads, from, to, named }: Piece): number[] {
  const names: number[] = [];
  let at = 0;
  for (const payload of payloads.slice(from, to)) {
    at = writeHeader(frames, at, named + AROUND_NAME + payload.length);
    frames.set(BEFORE_NAME, at);
    names.push((at += BEFORE_NAME.length));
    frames.set(AFTER_NAME, (at += named));
    frames.set(payload, (at += AFTER_NAME.length));
    at += payload.length;
  }
  return names;
}
/** An unmasked, final text frame (RFC 6455, 5.2). */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = TEXT_FRAME;
  if (length < SHORT) frames[at + 1] = length;
  else if (length < MEDIUM) {
    frames[at + 1] = SHORT;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = SHORT + 1;
    frames.writeUInt32BE(0, at + 2);
    frames.writeUInt32BE(length, at + 6);
  }
  return at + headerLength(length);
}
