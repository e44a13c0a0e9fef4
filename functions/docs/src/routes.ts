import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';
import type { Page } from './pages.ts';

/** A page, and what names it. */
const answered = ({ body, hash }: Page) => ({ status: 200, body, headers: { ETag: `W/"${hash}"` } }) as const;

const FOR_A_WHILE = { 'Cache-Control': 'public, max-age=3600' };
const MARKDOWN = { 'Content-Type': 'text/markdown; charset=utf-8' };
const written = async (page: Promise<Page>) => {
  const { headers, ...answer } = answered(await page);
  return { ...answer, headers: { ...headers, ...MARKDOWN } };
};

/** The operations of the docs function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    getDocument: async ({ params, query }, principal) => {
      const { bytes, hash } = await of.references.get(principal, params, query.source ?? false);
      return { status: 200, body: bytes, headers: { ETag: `W/"${hash}"` } };
    },
    getUploadedDocument: async ({ params }, principal) => ({
      status: 200,
      body: await of.references.uploaded(principal, params),
    }),
    getDocumentFile: async ({ params }, principal) => {
      const { bytes, type, hash, fileName } = await of.files.get(principal, params);
      const headers = {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        ETag: `W/"${hash}-${params.format}"`,
      };
      return { status: 200, body: bytes, headers };
    },
    getReference: async ({ params, query, media }, principal) =>
      media === 'text/markdown'
        ? written(of.texts.navigation(principal, params, query))
        : answered(await of.pages.navigation(principal, params, query.q)),
    getReferenceOperation: async ({ params, query, media }, principal) =>
      media === 'text/markdown'
        ? written(of.texts.operation(principal, params, query.whole ?? false))
        : answered(await of.pages.operation(principal, params, query.whole ?? false)),
    getMockAnswer: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.mocks.get(principal, params, query.status),
    }),
    callMock: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.mocks.call(principal, params, body),
    }),
    getReferenceSchema: async ({ params, query, media }, principal) =>
      media === 'text/markdown'
        ? written(of.texts.schema(principal, params, query.whole ?? false))
        : answered(await of.pages.schema(principal, params, query.whole ?? false)),
    getSdk: async ({ params }, principal) => {
      const { bytes, fileName } = await of.sdks.get(principal, params);
      const headers = {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      };
      return { status: 200, body: bytes, headers };
    },
    listSdks: async ({ params }, principal) => ({ status: 200, body: await of.sdks.list(principal, params) }),
    getSdkChanges: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.sdks.changes(principal, params, query.from),
    }),
    getChanges: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.changes.get(principal, params, query.from),
    }),
    listMcpTools: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.mcpTools.list(principal, params.apiId, query.all ?? false),
    }),
    describeResource: async () => ({ status: 200, body: await of.protectedResources.all(), headers: FOR_A_WHILE }),
    describeMcpResource: async ({ params }) => ({
      status: 200,
      body: await of.protectedResources.mcpServer(params.apiId),
      headers: FOR_A_WHILE,
    }),
    listGuides: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.guides.list(principal, params, query),
    }),
    getGuide: async ({ params, query, media }, principal) =>
      media === 'text/markdown'
        ? written(of.guides.text(principal, params, query))
        : { status: 200, body: await of.guides.get(principal, params, query) },
    listGuideDrafts: async ({ params }, principal) => ({
      status: 200,
      body: await of.guideDrafts.list(principal, params),
    }),
    createGuide: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.guideDrafts.create(principal, params, body),
    }),
    getGuideDraft: async ({ params }, principal) => ({ status: 200, ...(await of.guideDrafts.get(principal, params)) }),
    updateGuide: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.guideDrafts.update(principal, params, ifMatch, body)),
    }),
    deleteGuide: async ({ params }, principal) => ({
      status: 204,
      body: await of.guideDrafts.delete(principal, params),
    }),
    getGuideVersion: async ({ params }, principal) => ({
      status: 200,
      body: await of.guideDrafts.version(principal, params, params.number),
    }),
    previewGuide: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.guideDrafts.preview(principal, params, body),
    }),
    listGuideFiles: async ({ params }, principal) => ({
      status: 200,
      body: await of.guideFiles.list(principal, params),
    }),
    addGuideFile: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.guideFiles.add(principal, params, body),
    }),
    getGuideFile: async ({ params }, principal) => ({ status: 200, body: await of.guideFiles.get(principal, params) }),
    deleteGuideFile: async ({ params }, principal) => ({
      status: 204,
      body: await of.guideFiles.delete(principal, params),
    }),
    listPortalGuides: async (_asked, principal) => ({ status: 200, body: await of.guides.list(principal, {}) }),
    getPortalGuide: async ({ params, media }, principal) =>
      media === 'text/markdown'
        ? written(of.guides.text(principal, params))
        : { status: 200, body: await of.guides.get(principal, params) },
    listPortalGuideDrafts: async (_asked, principal) => ({
      status: 200,
      body: await of.guideDrafts.list(principal, {}),
    }),
    createPortalGuide: async ({ body }, principal) => ({
      status: 201,
      body: await of.guideDrafts.create(principal, {}, body),
    }),
    getPortalGuideDraft: async ({ params }, principal) => ({
      status: 200,
      ...(await of.guideDrafts.get(principal, params)),
    }),
    updatePortalGuide: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.guideDrafts.update(principal, params, ifMatch, body)),
    }),
    deletePortalGuide: async ({ params }, principal) => ({
      status: 204,
      body: await of.guideDrafts.delete(principal, params),
    }),
    getPortalGuideVersion: async ({ params }, principal) => ({
      status: 200,
      body: await of.guideDrafts.version(principal, params, params.number),
    }),
    previewPortalGuide: async ({ body }, principal) => ({
      status: 200,
      body: await of.guideDrafts.preview(principal, {}, body),
    }),
    listPortalGuideFiles: async (_asked, principal) => ({
      status: 200,
      body: await of.guideFiles.list(principal, {}),
    }),
    addPortalGuideFile: async ({ body }, principal) => ({
      status: 201,
      body: await of.guideFiles.add(principal, {}, body),
    }),
    getPortalGuideFile: async ({ params }, principal) => ({
      status: 200,
      body: await of.guideFiles.get(principal, params),
    }),
    deletePortalGuideFile: async ({ params }, principal) => ({
      status: 204,
      body: await of.guideFiles.delete(principal, params),
    }),
    getAppearance: async () => ({ status: 200, ...(await of.appearances.get()) }),
    putAppearance: async ({ ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.appearances.put(principal, ifMatch, body)),
    }),
    restoreAppearance: async ({ ifMatch, body }) => ({ status: 200, ...(await of.appearances.restore(ifMatch, body)) }),
    getLogo: async ({ params }) => ({ status: 200, body: await of.appearances.logo(params.logoTheme) }),
    getCodeSamples: async ({ params, query }, principal) =>
      answered(await of.pages.samples(principal, params, query.operation)),
    search: async ({ query }, principal) => ({ status: 200, body: await of.search.find(principal, query) }),
    listSearchMisses: async () => ({ status: 200, body: await of.searchMisses.ofPortal() }),
    listApiSearchMisses: async ({ params }, principal) => ({
      status: 200,
      body: await of.searchMisses.ofApi(principal, params.apiId),
    }),
  }) satisfies Routes<'docs'>;
