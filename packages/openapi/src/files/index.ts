export { DOCUMENT_FILES, type DocumentFile, writeDocumentFile } from './document-files.ts';
