/** What a run may ask for: so much that a browser's tab ends it, and no more. All limits here are ours. */
export const secondsMax = 86_400;
export const periodsMax = 1440;
export const keysMax = 100_000;
export const storedItemsMax = 100_000;
export const storedBytesMax = 64_000_000;
export const itemBytesMax = 65_536;
export const itemBytesMin = 64;
export const clientsMax = 1000;
export const attemptsMax = 10;
export const shardsMax = 100;
export const stepsMax = 100;
export const mixMax = 10;
export const itemsPerCallMax = 25;
/** First attempts of a run of real requests. */
export const realCallsMax = 2_000_000;
/** First attempts of a run that RunWorkload ends in one step. Longer ones are driven slice by slice. */
export const oneStepCallsMax = 50_000;
export const fluidPerSecondMax = 10_000_000;
export const provisionedMax = 4_000_000;
/** What an account gives one table without asking. Source: DG/ServiceQuotas. */
export const realProvisionedMax = 40_000;
