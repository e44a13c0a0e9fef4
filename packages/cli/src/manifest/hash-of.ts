import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal, as the portal tells what it has. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
