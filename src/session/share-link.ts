/**
 * Text in an address, such as a story's JSON: deflated, base64url. What stands behind the hash is never sent to any
 * server. Deflate makes at most a thousand bytes of one, so a short link can't fill the memory.
 */
import { say } from '#texts/say.ts';
import { examineStory, type RequestStory, StoryRefused } from './request-story.ts';

/** Characters. Longer ones are cut by some mail programs and chats. */
export const linkCharsMax = 8000;

/** What stands behind the `/open/` of a link; nothing where it would be too long. */
export const packStory = (story: RequestStory): Promise<string | undefined> => packText(JSON.stringify(story));

/** Throws a {@link StoryRefused} with a sentence for the learner. */
export async function unpackStory(packed: string): Promise<RequestStory> {
  const text = await unpackText(packed);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StoryRefused(damaged);
  }
  return examineStory(value);
}

const damaged = say('The link is damaged: a part of it may be missing. Copy it again, whole.');

/** Nothing where it would be too long for a link. */
export async function packText(text: string): Promise<string | undefined> {
  const packed = base64Of(await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw')));
  return packed.length > linkCharsMax ? undefined : packed;
}

/** Throws a {@link StoryRefused} with a sentence for the learner. */
export async function unpackText(packed: string): Promise<string> {
  if (packed.length > linkCharsMax) throw new StoryRefused(say('The link is longer than {linkCharsMax} characters.', { linkCharsMax }));
  try {
    const bytes = await through(bytesOf(packed), new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StoryRefused(damaged);
  }
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const piped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

function base64Of(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const bytesOf = (packed: string): Uint8Array =>
  Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
