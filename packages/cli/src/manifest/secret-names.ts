/** The environment's name of a secret, by what it is of. */
export type SecretNames = (...parts: readonly string[]) => string;

/** A secret is in no file: whoever applies a manifest elsewhere has it in the environment, under a name of its own. */
export const secretNames = (): SecretNames => {
  const taken = new Map<string, number>();
  return (...parts) => {
    const name = ['portico', ...parts]
      .join('_')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_');
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name}__${times}`;
  };
};

export const reference = (name: string): string => `\${env:${name}}`;
