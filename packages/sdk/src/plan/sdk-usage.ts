import type { SdkPlan } from './sdk-plan.ts';

/** How an SDK is brought into a project and called first, in its language's own words. */
export type SdkUsage = {
  /** Lines of a shell, once the archive is unpacked into the project's folder `folder`. */
  readonly install: string;
  readonly folder: string;
  /** What a build tool wants to have written down, and where. */
  readonly dependency: { readonly file: string; readonly text: string } | undefined;
  /** A whole program: it makes a client and calls the operation that asks for least. */
  readonly program: string;
  /** Environment variables that the program reads its credentials from. */
  readonly variables: readonly string[];
};

/** Where the archive is unpacked to: the name of the package, without its scope. */
export const folderOf = ({ names: { packageName } }: Pick<SdkPlan, 'names'>): string =>
  packageName.split('/').at(-1) ?? packageName;

/** What the first of an API's schemes wants to be given. */
export const credentialOf = ({ schemes }: Pick<SdkPlan, 'schemes'>): 'key' | 'password' | 'token' | undefined => {
  const kinds = new Set(schemes.map((scheme) => (scheme.type === 'http' ? scheme.scheme.toLowerCase() : scheme.type)));
  if (kinds.has('apiKey')) return 'key';
  if (kinds.has('basic')) return 'password';
  return kinds.size > 0 ? 'token' : undefined;
};

const SUFFIXES = { key: ['API_KEY'], password: ['USERNAME', 'PASSWORD'], token: ['TOKEN'] } as const;

/** The environment variables for it, as every SDK reads them by itself too. */
export const variablesOf = (plan: Pick<SdkPlan, 'schemes' | 'names'>): readonly string[] => {
  const credential = credentialOf(plan);
  return (credential ? SUFFIXES[credential] : []).map((suffix) => `${plan.names.prefix}_${suffix}`);
};
