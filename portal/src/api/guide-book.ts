import type { CallOptions, GuideChanges, NewGuide, NewGuideFile, Portico } from '@portico/client';

/** Whose guides are meant: an API's, by its slug, or without one the portal's own. */
export type Book = string | undefined;

/** Where the pages of a book are read. */
export const readAt = (book: Book): string => (book === undefined ? '/guides' : `/apis/${book}/guides`);
/** Where a page is read, of the version that its reader asked for. */
export const pageAt = (book: Book, guide: string, version?: string): string =>
  `${readAt(book)}/${guide}${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`;
/** Where they are written. */
export const writtenAt = (book: Book): string => (book === undefined ? '/admin/guides' : `/publish/${book}/guides`);

type Changed = { readonly guide: string; readonly ifMatch: string; readonly body: GuideChanges };

const portalBook = (client: Portico) => ({
  /** The portal's are of no version. */
  list: (_version?: string) => client.listPortalGuides(),
  get: (guide: string, _version?: string, options?: CallOptions) => client.getPortalGuide({ guide }, options),
  drafts: () => client.listPortalGuideDrafts(),
  draft: (guide: string) => client.getPortalGuideDraft({ guide }),
  create: (body: NewGuide) => client.createPortalGuide({ body }),
  update: ({ guide, ifMatch, body }: Changed) => client.updatePortalGuide({ guide, 'If-Match': ifMatch, body }),
  delete: (guide: string) => client.deletePortalGuide({ guide }),
  version: (guide: string, number: number) => client.getPortalGuideVersion({ guide, number }),
  preview: (text: string) => client.previewPortalGuide({ body: { text } }),
  files: () => client.listPortalGuideFiles(),
  file: (file: string) => client.getPortalGuideFile({ file }),
  addFile: (body: NewGuideFile) => client.addPortalGuideFile({ body }),
  deleteFile: (file: string) => client.deletePortalGuideFile({ file }),
});
type Calls = ReturnType<typeof portalBook>;

/** What can be done with a book, whichever it is. */
export const bookOf = (client: Portico, apiId: Book): Calls =>
  apiId === undefined
    ? portalBook(client)
    : {
        list: (version) => client.listGuides({ apiId, version }),
        get: (guide, version, options) => client.getGuide({ apiId, guide, version }, options),
        drafts: () => client.listGuideDrafts({ apiId }),
        draft: (guide) => client.getGuideDraft({ apiId, guide }),
        create: (body) => client.createGuide({ apiId, body }),
        update: ({ guide, ifMatch, body }) => client.updateGuide({ apiId, guide, 'If-Match': ifMatch, body }),
        delete: (guide) => client.deleteGuide({ apiId, guide }),
        version: (guide, number) => client.getGuideVersion({ apiId, guide, number }),
        preview: (text) => client.previewGuide({ apiId, body: { text } }),
        files: () => client.listGuideFiles({ apiId }),
        file: (file) => client.getGuideFile({ apiId, file }),
        addFile: (body) => client.addGuideFile({ apiId, body }),
        deleteFile: (file) => client.deleteGuideFile({ apiId, file }),
      };
