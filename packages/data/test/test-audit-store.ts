import { createHash } from 'node:crypto';
import type { AuditStore, ExportFiles } from '../src/index.ts';

const tagOf = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** The bucket of the audit log of a test file, in memory; `kept` is what is in it. */
export const createTestAuditStore = (): AuditStore & { readonly kept: Map<string, Uint8Array> } => {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    async putOnce(key, bytes) {
      if (kept.has(key)) return false;
      kept.set(key, bytes);
      return true;
    },
    async replace(key, bytes, tag) {
      const had = kept.get(key);
      if (!had || tagOf(had) !== tag) return false;
      kept.set(key, bytes);
      return true;
    },
    get: async (key) => kept.get(key),
    async getTagged(key) {
      const bytes = kept.get(key);
      return bytes && { bytes, tag: tagOf(bytes) };
    },
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
};

/** Files of exports, in memory, by name; a part is kept until its file is complete. */
export const createTestExportFiles = (): ExportFiles & { readonly files: Map<string, Buffer> } => {
  const files = new Map<string, Buffer>();
  const parts = new Map<string, Map<number, Buffer>>();
  let uploads = 0;
  return {
    files,
    put: async (name, _, bytes) => void files.set(name, Buffer.from(bytes)),
    async begin() {
      uploads += 1;
      parts.set(String(uploads), new Map());
      return String(uploads);
    },
    putPart: async (_, uploadId, part, bytes) => void parts.get(uploadId)?.set(part, Buffer.from(bytes)),
    async complete(name, uploadId) {
      const own = [...(parts.get(uploadId) ?? [])].sort(([a], [b]) => a - b);
      files.set(name, Buffer.concat(own.map(([, bytes]) => bytes)));
    },
    get: async (name) => files.get(name),
    link: async (name, savedAs) => `https://files.example/${name}?as=${savedAs}`,
  };
};

/** Both, for who only needs them to be there. */
export const testAudit = () => ({ auditStore: createTestAuditStore(), exportFiles: createTestExportFiles() });
