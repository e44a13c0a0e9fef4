/** Where a version is led through its life. */
export const lifecyclePath = (slug: string, version: string): string =>
  `/publish/${slug}/lifecycle?version=${encodeURIComponent(version)}`;
