/** Above this a text is not laid out anew for reading. */
const INDENTED_CHARACTERS_MAX = 10_000_000;

/** What a text most likely is: JSON begins with a bracket, and what is no JSON is YAML, of which plain text is a part. */
export const languageOf = (text: string): 'json' | 'yaml' => (/^\s*[[{]/.test(text) ? 'json' : 'yaml');

/** JSON in lines; anything else, or a part of it, as it came. */
export const indented = (text: string): string => {
  if (text.length > INDENTED_CHARACTERS_MAX || languageOf(text) !== 'json') return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};
