/** Whose prices the dollars are. */
import { priceBook } from '#engine';

export { priceBook };

/** `Prices of 2026-08, us-east-1`. */
export const pricesOf = `Prices of ${priceBook.date}, ${priceBook.region}`;
