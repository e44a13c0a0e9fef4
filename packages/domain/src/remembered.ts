/** Loads each key once and remembers the last so many that were asked for; what failed is loaded again. */
export const remembered = <V, With extends readonly unknown[] = []>(
  most: number,
  load: (key: string, ...given: With) => Promise<V>,
) => {
  const known = new Map<string, Promise<V>>();
  return (key: string, ...given: With): Promise<V> => {
    const found = known.get(key) ?? load(key, ...given);
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found;
  };
};
