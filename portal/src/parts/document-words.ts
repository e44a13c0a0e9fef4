import { ANSWER_PHRASES_DE } from '../i18n/messages/answer-phrases-de.ts';
import { DOCUMENT_PHRASES_DE } from '../i18n/messages/document-phrases-de.ts';
import { useSaid } from '../i18n/use-said.ts';

const GERMAN = { ...ANSWER_PHRASES_DE, ...DOCUMENT_PHRASES_DE };

/** Says what is said of documents, and of answers by a document. */
export const useDocumentWords = () => useSaid(GERMAN);
