const en = {
  title: 'Every API of the house. One door.',
  lead: 'Find an API, read it, try it right here, and make your first call in minutes – with your own key, limits you can see and traffic you can watch.',
  searchLabel: 'Search APIs',
  searchPlaceholder: 'What do you want to build with?',
  getKey: 'Get your key',
  browse: 'Browse all APIs',
  featured: 'Featured APIs',
  allApis: 'All APIs',
  firstCall: 'Your first call',
  firstCallLead: 'with your own key, as it stands',
  steps: [
    ['Find', 'Search the catalogue and read a reference made from what the API really answers.'],
    ['Subscribe', 'Pick a plan, name an app, and your key is there. Three clicks, no ticket.'],
    ['Watch', 'Requests, errors and latency of your own calls, seconds after you made them.'],
  ],
};
const de: typeof en = {
  title: 'Alle APIs des Hauses. Eine Tür.',
  lead: 'Finden Sie eine API, lesen Sie sie, probieren Sie sie gleich hier aus – mit eigenem Schlüssel, sichtbaren Grenzen und Einblick in Ihren Verkehr.',
  searchLabel: 'APIs durchsuchen',
  searchPlaceholder: 'Womit möchten Sie bauen?',
  getKey: 'Schlüssel holen',
  browse: 'Alle APIs ansehen',
  featured: 'Ausgewählte APIs',
  allApis: 'Alle APIs',
  firstCall: 'Ihr erster Aufruf',
  firstCallLead: 'mit Ihrem Schlüssel, so wie es dasteht',
  steps: [
    ['Finden', 'Durchsuchen Sie den Katalog und lesen Sie eine Referenz, die zeigt, was die API wirklich antwortet.'],
    ['Abonnieren', 'Tarif wählen, App benennen, Schlüssel erhalten. Drei Klicks, kein Ticket.'],
    ['Beobachten', 'Anfragen, Fehler und Latenz Ihrer eigenen Aufrufe, Sekunden danach.'],
  ],
};
export const home = { en, de };
