/** Numbers in words, for screens: the engine's own, so that a screen and a sentence of the trace agree. */
import { format } from '#engine';

export const { formatBytes, formatCount, formatDollars, formatDuration, formatNumber, formatUnits } = format;

/** A moment of virtual time in full: `2026-11-20 09:00:05`, in UTC as AWS counts its days. */
export const formatMoment = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
