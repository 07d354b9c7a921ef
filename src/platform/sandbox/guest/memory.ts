/**
 * A limit on what the code can hold in typed arrays. Their bytes lie outside of the engine's own heap, whose
 * limit ends a runaway by itself, and no page can ask how many they are. So they are counted when they are
 * made, and again when they are gone.
 *
 * It guards the learner's machine against their own mistakes. Code that is out to waste memory finds ways;
 * then the process of the sandbox ends, and not the page's.
 */

const typedArrays = [
  'Uint8Array',
  'Int8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

/** Smaller ones cost more to count than they hold. */
const countedBytesMin = 256;

type Constructor = new (...args: unknown[]) => ArrayBuffer | ArrayBufferView;

export class BufferBudget {
  readonly #bytesMax: number;
  #bytes = 0;
  readonly #gone = new FinalizationRegistry<number>((bytes) => {
    this.#bytes -= bytes;
  });

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Puts counting constructors in place of the scope's own. What they make is what it always was. */
  guard(scope: Record<string, unknown>): void {
    for (const name of ['ArrayBuffer', ...typedArrays]) {
      const original = scope[name] as Constructor | undefined;
      if (original !== undefined) scope[name] = this.#counting(original);
    }
    // oxlint-disable-next-line typescript/unbound-method -- it gets its `this` where it is called
    const { encode } = TextEncoder.prototype;
    const count = (buffer: ArrayBuffer): void => this.#count(buffer);
    TextEncoder.prototype.encode = function (text) {
      const bytes = encode.call(this, text);
      count(bytes.buffer);
      return bytes;
    };
    // These make buffers of any size out of small ones, past every constructor.
    for (const name of ['resize', 'transfer', 'transferToFixedLength']) {
      Reflect.deleteProperty(ArrayBuffer.prototype, name);
    }
  }

  #counting(original: Constructor): Constructor {
    const counting = new Proxy(original, {
      construct: (target, args, newTarget) => {
        // A view of a buffer that is there already holds nothing of its own.
        const isView = args[0] instanceof ArrayBuffer;
        if (!isView) this.#reserve(wantedBytes(target, args));
        const made = Reflect.construct(target, args, newTarget) as ArrayBuffer | ArrayBufferView;
        if (!isView) this.#count(ArrayBuffer.isView(made) ? (made.buffer as ArrayBuffer) : made);
        return made;
      },
    });
    // Copies by `slice` and `map` are made by the constructor that the prototype names.
    Object.defineProperty(original.prototype, 'constructor', { value: counting });
    return counting;
  }

  /** Before the memory is taken: afterwards it may be too late. */
  #reserve(bytes: number): void {
    if (this.#bytes + bytes > this.#bytesMax) {
      throw new RangeError(`The code holds more than ${Math.round(this.#bytesMax / 1024 ** 2)} MB in typed arrays.`);
    }
  }

  #count(buffer: ArrayBuffer): void {
    const bytes = buffer.byteLength;
    if (bytes < countedBytesMin) return;
    this.#bytes += bytes;
    this.#gone.register(buffer, bytes);
  }
}

/** As far as it can be told from what the constructor is given. */
function wantedBytes(target: Constructor, [first, options]: readonly unknown[]): number {
  const bytesEach = (target as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
  const max = (options as { maxByteLength?: unknown } | undefined)?.maxByteLength;
  const length = typeof first === 'object' && first !== null ? (first as { length?: unknown }).length : first;
  return Math.max(Number(length ?? 0) * bytesEach || 0, Number(max ?? 0) || 0);
}
