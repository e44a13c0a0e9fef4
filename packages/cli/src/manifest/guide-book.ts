import type { GuideChanges, NewGuide, NewGuideFile, Portico } from '@portico/client';

type Changed = { readonly guide: string; readonly 'If-Match': string; readonly body: GuideChanges };

const portalBook = (portal: Portico) => ({
  drafts: () => portal.listPortalGuideDrafts(),
  draft: (guide: string) => portal.getPortalGuideDraft({ guide }),
  version: (guide: string, number: number) => portal.getPortalGuideVersion({ guide, number }),
  create: (body: NewGuide) => portal.createPortalGuide({ body }),
  update: (changed: Changed) => portal.updatePortalGuide(changed),
  files: () => portal.listPortalGuideFiles(),
  file: (file: string) => portal.getPortalGuideFile({ file }),
  addFile: (body: NewGuideFile) => portal.addPortalGuideFile({ body }),
});
export type Book = ReturnType<typeof portalBook>;

/** What is done with guides: an API's, or without one the portal's own. */
export const bookOf = (portal: Portico, apiId?: string): Book =>
  apiId === undefined
    ? portalBook(portal)
    : {
        drafts: () => portal.listGuideDrafts({ apiId }),
        draft: (guide) => portal.getGuideDraft({ apiId, guide }),
        version: (guide, number) => portal.getGuideVersion({ apiId, guide, number }),
        create: (body) => portal.createGuide({ apiId, body }),
        update: (changed) => portal.updateGuide({ apiId, ...changed }),
        files: () => portal.listGuideFiles({ apiId }),
        file: (file) => portal.getGuideFile({ apiId, file }),
        addFile: (body) => portal.addGuideFile({ apiId, body }),
      };
