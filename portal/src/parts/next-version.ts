export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** The version that semantic versioning has next; undefined when there is none, or the version is no semantic one. */
export const nextVersion = (version: string, bump: Bump): string | undefined => {
  const [, prefix = '', major, minor, patch] = /^(v?)(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (bump === 'none' || major === undefined) return undefined;
  const next = {
    major: [Number(major) + 1, 0, 0],
    minor: [Number(major), Number(minor) + 1, 0],
    patch: [Number(major), Number(minor), Number(patch) + 1],
  };
  return prefix + next[bump].join('.');
};
