/** A request that was made, made otherwise. */
export interface WhatIfCall {
  readonly target: string;
  readonly body: string;
}

export interface Variant {
  readonly label: string;
  /** One after another; the last one counts, those before set its scene. */
  readonly calls: readonly WhatIfCall[];
}
