/** Order of two sort keys: numbers by size, texts as the language orders them, digits in them by their value. */
export const compareKeys = (one: string | number, other: string | number, locale: string): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), locale, { numeric: true, sensitivity: 'base' });
