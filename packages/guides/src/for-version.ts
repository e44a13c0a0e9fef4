const MAJOR = /^v?(\d{1,9})(?:[.+-]|$)/i;
const ALL_OF_MAJOR = /^v?\d{1,9}$/i;
const majorOf = (version: string): string | undefined => MAJOR.exec(version)?.[1];

/** What of the versions that a page is of alone there is none of. */
export const missingVersions = (named: readonly string[] | undefined, versions: readonly string[]): readonly string[] =>
  (named ?? []).filter((one) => !versions.some((version) => isForVersion([one], version)));

/** Whether a page that is of some versions alone is of this one; where there is none, of none. */
export const isForVersion = (versions: readonly string[] | undefined, version: string | undefined): boolean =>
  versions === undefined ||
  (version !== undefined &&
    versions.some((one) => one === version || (ALL_OF_MAJOR.test(one) && majorOf(one) === majorOf(version))));
