/** What an app is called in a manifest: its team and its name, and which one, where a team has several of one name. */

const NTH = /#(\d{1,6})$/;

export const appNameOf = (name: string): { readonly team: string; readonly called: string; readonly nth: number } => {
  const slash = name.indexOf('/');
  const rest = name.slice(slash + 1);
  const nth = NTH.exec(rest);
  return {
    team: name.slice(0, slash),
    called: nth ? rest.slice(0, nth.index) : rest,
    nth: Number(nth?.[1] ?? 1),
  };
};

/** Apps of a team by what they are called in manifests; those that came first are the first of their name. */
export const namedApps = <App extends { readonly id: string; readonly name: string }>(
  team: string,
  apps: readonly App[],
): ReadonlyMap<string, App> => {
  const counts = new Map<string, number>();
  const byAge = apps.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(
    byAge.map((app) => {
      const nth = (counts.get(app.name) ?? 0) + 1;
      counts.set(app.name, nth);
      return [`${team}/${app.name}${nth === 1 && !NTH.test(app.name) ? '' : `#${nth}`}`, app];
    }),
  );
};
