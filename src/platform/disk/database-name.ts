/** The same wherever the page is served from: a workspace does not depend on the site's path. */
export const databaseName = (workspace: string): string => `dynascope-${workspace}`;
