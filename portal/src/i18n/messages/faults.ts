const en = {
  required: 'This is needed.',
  url: 'An address that begins with http:// or https://.',
  characters: 'This holds characters that are not allowed here.',
  number: 'A whole number.',
  choice: 'One of the choices.',
  short: (limit: string) => `At least ${limit} characters.`,
  long: (limit: string) => `At most ${limit} characters.`,
  small: (limit: string) => `Not less than ${limit}.`,
  large: (limit: string) => `Not more than ${limit}.`,
};
const de: typeof en = {
  required: 'Das wird gebraucht.',
  url: 'Eine Adresse, die mit http:// oder https:// beginnt.',
  characters: 'Darin sind Zeichen, die hier nicht erlaubt sind.',
  number: 'Eine ganze Zahl.',
  choice: 'Eine der Möglichkeiten.',
  short: (limit: string) => `Mindestens ${limit} Zeichen.`,
  long: (limit: string) => `Höchstens ${limit} Zeichen.`,
  small: (limit: string) => `Nicht weniger als ${limit}.`,
  large: (limit: string) => `Nicht mehr als ${limit}.`,
};
export const faults = { en, de };
