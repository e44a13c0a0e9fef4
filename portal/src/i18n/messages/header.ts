/** What the header of every page needs in the browser; what it says besides comes from the server. */
const en = {
  main: 'Main',
  menu: 'Menu',
  searchKeys: 'Ctrl K',
  account: 'Account',
  signOut: 'Sign out',
  theme: 'Theme',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  search: 'Search',
};
const de: typeof en = {
  main: 'Hauptnavigation',
  menu: 'Menü',
  searchKeys: 'Strg K',
  account: 'Konto',
  signOut: 'Abmelden',
  theme: 'Farbschema',
  system: 'System',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
  search: 'Suchen',
};
export const header = { en, de };
