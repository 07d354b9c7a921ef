/** Codes of one statement's error in a batch. Source: SDK model, BatchStatementErrorCodeEnum; reference 13.53. */
import type { RefusalCode } from '#engine/model/refusal.ts';

const otherCodes: Readonly<Record<string, string>> = {
  InternalServerError: 'InternalServerError',
  ThrottlingException: 'ThrottlingError',
  ValidationException: 'ValidationError',
};

/** Most codes are the exception's name without its last word. */
export const statementErrorCode = (code: RefusalCode): string => otherCodes[code] ?? code.replace(/Exception$/, '');
