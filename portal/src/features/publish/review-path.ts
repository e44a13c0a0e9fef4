/** Where a version is looked at before it is published, and its lint report afterwards. */
export const reviewPath = (slug: string, version: string): string =>
  `/publish/${slug}/review?version=${encodeURIComponent(version)}`;
