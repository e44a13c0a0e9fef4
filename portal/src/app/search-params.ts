export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a query parameter; an empty one counts as absent. */
export const oneOf = (search: Awaited<SearchParams>, name: string): string | undefined => {
  const value = search[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first?.trim() || undefined;
};
