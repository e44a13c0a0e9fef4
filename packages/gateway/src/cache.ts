type Entry<Value> = {
  readonly value: Promise<Value>;
  readonly until: number;
};

/** Keeps what a loader answered for a time, one load at once for a key; a failed load is not kept. */
export const createCache = <Value>(options: {
  readonly seconds: number;
  readonly most: number;
  readonly now: () => number;
}) => {
  const entries = new Map<string, Entry<Value>>();
  return (key: string, load: () => Promise<Value>): Promise<Value> => {
    const found = entries.get(key);
    if (found && found.until > options.now()) return found.value;
    entries.delete(key);
    if (entries.size >= options.most) entries.delete(entries.keys().next().value ?? '');
    const value = load();
    entries.set(key, { value, until: options.now() + options.seconds * 1000 });
    value.catch(() => entries.delete(key));
    return value;
  };
};
