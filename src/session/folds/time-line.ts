/** The last requests on a line of virtual time. */
import type { Exchange } from '../exchange.ts';
import { channelOf } from './channel-of.ts';
import type { RoadChannel } from './road-model.ts';

export interface TimeMark {
  readonly number: number;
  readonly operation: string;
  readonly atMs: number;
  /** Where on the line, from 0 to 1. */
  readonly at: number;
  readonly channel: RoadChannel;
  readonly isRefused: boolean;
}

export interface TimeLine {
  readonly fromMs: number;
  readonly marks: readonly TimeMark[];
}

const marksMax = 12;
/** A line is never shorter than this, so that two quick requests don't stand at its two ends. */
const spanMinMs = 10_000;

/** From the oldest of the last requests, or a little before, up to now. */
export function timeLineOf(exchanges: readonly Exchange[], nowMs: number): TimeLine {
  const shown = exchanges.slice(-marksMax).filter(({ trace }) => trace !== undefined);
  const oldest = shown[0]?.atMs ?? nowMs;
  const span = Math.max(spanMinMs, (nowMs - oldest) * 1.05);
  const fromMs = nowMs - span;
  const marks = shown.map(({ number, operation, atMs, error, trace }) => ({
    number,
    operation,
    atMs,
    at: Math.min(1, Math.max(0, (atMs - fromMs) / span)),
    channel: channelOf({ operation, trace }),
    isRefused: error !== undefined,
  }));
  return { fromMs, marks };
}
