/** What the driver asks of the bench worker. Every order is answered with one number, or with a text that says why not. */
export type BenchOrder =
  /** Plain `idb`: a record per item. Answers with puts per second, or with the median milliseconds of one. */
  | { readonly order: 'plain'; readonly workspace: string; readonly items: number; readonly perTransaction: number }
  | { readonly order: 'plain alone'; readonly workspace: string; readonly items: number }
  /** PutItem through the host; answers likewise. */
  | { readonly order: 'ours'; readonly workspace: string; readonly items: number; readonly inFlight: number }
  | { readonly order: 'ours alone'; readonly workspace: string; readonly items: number }
  /** Opens a workspace and keeps it; answers with milliseconds. */
  | { readonly order: 'open'; readonly workspace: string }
  /** Cuts the journal into a snapshot, by exporting and importing in place. */
  | { readonly order: 'snapshot'; readonly workspace: string }
  | { readonly order: 'delete'; readonly workspace: string };
