import type { Principal } from '@portico/domain';
import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';
import type { SdkReference } from './sdks.ts';

/** What a visitor reads an edge may keep: it is the same for everybody. */
const PUBLIC = { 'Cache-Control': 'public, max-age=10' };

/** The operations of the docs function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) => {
  const document = async (principal: Principal | undefined, params: { apiId: string; version: string }) => {
    const { bytes, contentHash } = await of.references.get(principal, params);
    return { status: 200 as const, body: bytes, headers: { ETag: `W/"${contentHash}"` } };
  };
  const archive = async (principal: Principal | undefined, params: SdkReference) => {
    const { bytes, fileName } = await of.sdks.get(principal, params);
    const headers = {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${fileName}"`,
    };
    return { status: 200 as const, body: bytes, headers };
  };
  return {
    getDocument: async ({ params }, principal) => document(principal, params),
    getPublicDocument: async ({ params }) => {
      const answer = await document(undefined, params);
      return { ...answer, headers: { ...answer.headers, ...PUBLIC } };
    },
    getSdk: async ({ params }, principal) => archive(principal, params),
    getPublicSdk: async ({ params }) => archive(undefined, params),
    getChanges: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.changes.get(principal, params, query.from),
    }),
    getPublicChanges: async ({ params, query }) => ({
      status: 200,
      body: await of.changes.get(undefined, params, query.from),
    }),
    getCodeSamples: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.samples.get(principal, params, query.operation),
    }),
    getPublicCodeSamples: async ({ params, query }) => ({
      status: 200,
      body: await of.samples.get(undefined, params, query.operation),
    }),
  } satisfies Routes<'docs'>;
};
