/** Whose prices the dollars are. */
import { priceBook } from '#engine';
import { say } from '#texts/say.ts';

export { priceBook };

/** `Prices of 2026-08, us-east-1`. */
export const pricesOf = say('Prices of {date}, {region}', { date: priceBook.date, region: priceBook.region });
