/** What the page hears of its lab worker. To it, the page says one workload. */
import type { WorkloadResult } from '#engine';

export type LabMessage =
  | { readonly kind: 'progress'; readonly doneSeconds: number }
  | { readonly kind: 'done'; readonly result: WorkloadResult }
  | { readonly kind: 'refused'; readonly problem: string };
