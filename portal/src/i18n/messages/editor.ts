/** The editor's own phrases, by the names it has for them; in English they are what they are called. */
const PHRASES = {
  Find: 'Suchen',
  Replace: 'Ersetzen',
  next: 'nächste',
  previous: 'vorige',
  all: 'alle',
  'match case': 'Groß- und Kleinschreibung',
  'by word': 'ganze Wörter',
  regexp: 'Regex',
  replace: 'ersetzen',
  'replace all': 'alle ersetzen',
  close: 'schließen',
  'current match': 'dieser Treffer',
  'on line': 'in Zeile',
  'Folded lines': 'Eingeklappte Zeilen',
  'Unfolded lines': 'Ausgeklappte Zeilen',
  'folded code': 'eingeklappter Text',
  unfold: 'ausklappen',
  'Fold line': 'Zeile einklappen',
  'Unfold line': 'Zeile ausklappen',
  'No diagnostics': 'Keine Probleme',
  Diagnostics: 'Probleme',
  Completions: 'Vorschläge',
  'Go to line': 'Zu Zeile',
  go: 'los',
};
const en: typeof PHRASES = Object.assign(
  { ...PHRASES },
  Object.fromEntries(Object.keys(PHRASES).map((phrase) => [phrase, phrase])),
);
export const editor = { en, de: PHRASES };
