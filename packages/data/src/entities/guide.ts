import type { ImageType } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, model, NUMBER, primary, REQUIRED } from '../entity.ts';

/** A text of a page, which the bucket has by its hash, and what it says of itself, for lists. */
export type StoredGuide = {
  readonly contentHash: string;
  readonly title: string;
  readonly description?: string;
  readonly parent?: string;
  readonly order?: number;
  readonly hidden?: boolean;
  readonly versions?: readonly string[];
};
export type StoredEdition = {
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly contentHash: string;
};

/** A page of the guides of an API: as it is written, as it is read, and as it was published before. */
export const guide = define({
  model: model('guide'),
  attributes: {
    apiId: FIXED,
    slug: FIXED,
    draft: { type: CustomAttributeType<StoredGuide>('any'), required: true },
    published: { type: CustomAttributeType<StoredGuide>('any') },
    /** The newest first; the first is what is read, where anything is. */
    editions: { type: CustomAttributeType<readonly StoredEdition[]>('any'), required: true },
    changedAt: REQUIRED,
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], ['slug']) },
});

/** A file beside the pages: where the bucket has it, and what it is by its bytes, where it is an image. */
export type StoredGuideFile = {
  readonly name: string;
  readonly fileId: string;
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly addedAt: string;
  readonly image?: { readonly type: ImageType; readonly width: number; readonly height: number };
};

/** The files of the guides of an API, all in one, so that what they take together is never more than it may be. */
export const guideFiles = define({
  model: model('guideFiles'),
  attributes: {
    apiId: FIXED,
    files: { type: CustomAttributeType<readonly StoredGuideFile[]>('any'), required: true },
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], []) },
});
