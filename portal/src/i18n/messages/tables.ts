const en = {
  filter: 'Filter',
  found: (found: string, all: string) => `${found} of ${all}`,
};
const de: typeof en = {
  filter: 'Filtern',
  found: (found: string, all: string) => `${found} von ${all}`,
};
export const tables = { en, de };
