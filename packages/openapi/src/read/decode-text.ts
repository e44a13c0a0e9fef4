import { phrase } from '@portico/words';
import { type DocumentProblem, refusal } from './document-problem.ts';

/** Largest document taken, in bytes. */
export const DOCUMENT_BYTES_MAX = 20_000_000;

const lineOfInvalidByte = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8');
  const text = decoder.decode(bytes);
  return text.slice(0, text.indexOf('�') + 1).split('\n').length;
};

/** UTF-8 bytes as text without a byte order mark, or the reason why they are none. */
export const decodeText = (bytes: Uint8Array): { readonly text: string } | { readonly problem: DocumentProblem } => {
  if (bytes.length > DOCUMENT_BYTES_MAX)
    return { problem: refusal('document-size', phrase`The document is larger than ${DOCUMENT_BYTES_MAX / 1e6} MB.`) };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { problem: refusal('document-encoding', phrase`The document is UTF-16; save it as UTF-8.`) };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = lineOfInvalidByte(bytes);
    return { problem: refusal('document-encoding', phrase`The document is not valid UTF-8 here.`, line) };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    return { problem: refusal('document-encoding', phrase`The document contains a NUL character.`, line) };
  }
  if (text.trim() === '') return { problem: refusal('document-empty', phrase`The document is empty.`) };
  return { text };
};
