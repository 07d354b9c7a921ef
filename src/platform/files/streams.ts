/** Between generators, which our code is made of, and the streams that a browser packs and unpacks with. */

export function streamOf(chunks: AsyncGenerator<Uint8Array, void>): ReadableStream<BufferSource> {
  return new ReadableStream<BufferSource>({
    async pull(stream) {
      const next = await chunks.next();
      if (next.done === true) stream.close();
      else stream.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await chunks.return();
    },
  });
}

/** `explain` says what went wrong in the stream's own words; errors of what it reads from are such as well. */
export async function* read(stream: ReadableStream<Uint8Array>, explain?: () => Error): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch((cause: unknown) => {
        throw explain?.() ?? cause;
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
