/** What an API may have from the document of its default version. */
export const DOCUMENT_FIELDS = ['name', 'summary', 'tags', 'contact', 'terms'] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];

/** Whether a text is one thing to the eye: a letter, or an emoji of however many code points (UAX 29). */
export const isOneLetter = (text: string): boolean =>
  text.trim() !== '' && [...new Intl.Segmenter().segment(text)].length === 1;
