type Words = readonly [string, ...string[]];

export const FIRST_NAMES: Words = [
  'Ada',
  'Grace',
  'Alan',
  'Katherine',
  'Linus',
  'Hedy',
  'Dennis',
  'Radia',
  'Barbara',
  'Ken',
];
export const LAST_NAMES: Words = ['Lovelace', 'Hopper', 'Turing', 'Johnson', 'Lamarr', 'Ritchie', 'Perlman', 'Liskov'];
export const CITIES: Words = ['Berlin', 'Lisbon', 'Kyoto', 'Toronto', 'Nairobi', 'Oslo', 'Lima', 'Melbourne'];
export const COUNTRIES: Words = ['Germany', 'Portugal', 'Japan', 'Canada', 'Kenya', 'Norway', 'Peru', 'Australia'];
export const COUNTRY_CODES: Words = ['DE', 'PT', 'JP', 'CA', 'KE', 'NO', 'PE', 'AU'];
export const STREETS: Words = ['12 Harbour Street', '48 Station Road', '7 Mill Lane', '230 Garden Avenue'];
export const COMPANIES: Words = ['Northwind Traders', 'Acme Corporation', 'Globex', 'Initech', 'Blue Harbour'];
export const CURRENCIES: Words = ['EUR', 'USD', 'GBP', 'JPY', 'CHF'];
export const LANGUAGES: Words = ['en', 'de', 'fr', 'pt', 'ja'];
export const LOCALES: Words = ['en-GB', 'de-DE', 'fr-FR', 'pt-PT', 'ja-JP'];
export const TIME_ZONES: Words = ['Europe/Berlin', 'America/Toronto', 'Asia/Tokyo', 'Africa/Nairobi'];
export const COLORS: Words = ['#1f6feb', '#2da44e', '#bf8700', '#cf222e', '#8250df'];
export const STATUSES: Words = ['active', 'pending', 'completed'];
export const TITLES: Words = [
  'Quarterly report',
  'Getting started',
  'Release notes',
  'Welcome aboard',
  'Evening lecture',
];
export const SENTENCES: Words = [
  'A short description of what this is for.',
  'Everything needed to get started in one place.',
  'Updated every morning before the doors open.',
  'Kept for reference; nothing to do here.',
];
export const THINGS: Words = [
  'harbour',
  'lantern',
  'meadow',
  'orchard',
  'compass',
  'willow',
  'granite',
  'ember',
  'cobalt',
  'juniper',
];
export const AGENTS: Words = ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'curl/8.9.1'];
