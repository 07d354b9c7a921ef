/** The closed choices of request parameters, in the order in which AWS lists them in its messages. */
export const capacityReports = ['INDEXES', 'TOTAL', 'NONE'] as const;
export const metricsReports = ['SIZE', 'NONE'] as const;
export const returnValueKinds = ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const;
export const failureReturnKinds = ['ALL_OLD', 'NONE'] as const;
export const selectKinds = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] as const;

export type CapacityReport = (typeof capacityReports)[number];
export type ReturnValueKind = (typeof returnValueKinds)[number];
export type SelectKind = (typeof selectKinds)[number];
