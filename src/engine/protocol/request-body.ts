/** The body of a request, in the form in which whoever sends it has it. */
import { decodeUtf8, utf8Length } from '#engine/kernel/utf8.ts';

/** UTF-8, or the text that it would be: to encode one only to have it decoded takes longer than many a request. */
export type RequestBody = Uint8Array | string;

export const bodyBytes = (body: RequestBody): number => (typeof body === 'string' ? utf8Length(body) : body.length);

/** Half a character is U+FFFD in either form, as UTF-8 can hold none. */
export const bodyText = (body: RequestBody): string => (typeof body === 'string' ? body.toWellFormed() : decodeUtf8(body));
