/** Reads the named variables, or stops the cold start with a sentence that names every missing one. */
export const requireEnvironment = <const Name extends string>(...names: Name[]): Readonly<Record<Name, string>> => {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`environment variables are missing: ${missing.join(', ')}`);
  // Every name was just seen to have a value.
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
};
