const en = {
  samples: 'Code samples',
  languages: 'Language',
  given: 'From the document.',
  ours: 'Replace YOUR_API_KEY with your key.',
  loading: 'Loading the code samples…',
  none: 'There are no code samples for this operation.',
};
const de: typeof en = {
  samples: 'Codebeispiele',
  languages: 'Sprache',
  given: 'Aus dem Dokument.',
  ours: 'Ersetzen Sie YOUR_API_KEY durch Ihren Schlüssel.',
  loading: 'Die Codebeispiele werden geladen…',
  none: 'Für diese Operation gibt es keine Codebeispiele.',
};
export const samples = { en, de };
