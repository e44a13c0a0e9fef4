import type { Schema, Written } from '@portico/contract';
import type { StoredLogo } from '@portico/data';
import { LOGO_BYTES_MAX, LOGO_SIDE_MAX, type LogoFault, logoOf, type Principal } from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { invalidUpload, uploadedBytes } from './uploads.ts';

const wordsOf = (logo: LogoFault): Phrase => {
  if (logo.fault === 'acts') return phrase`is an SVG with what a logo may not have: ${logo.refused}`;
  return logo.fault === 'none'
    ? phrase`is no whole PNG, JPEG, WebP or SVG image`
    : phrase`is wider or higher than ${LOGO_SIDE_MAX} pixels`;
};

/** The logo that is meant, as the table keeps it: one that is known, or an upload, refused with why where it is none. */
export const takenLogo = async (
  dependencies: Dependencies,
  principal: Principal,
  reference: Schema<'LogoReference'> | undefined,
  known: readonly StoredLogo[],
  pointer: '/logo' | '/logoDark',
): Promise<StoredLogo | undefined> => {
  if (!reference) return undefined;
  const { uploadId, hash } = { uploadId: reference.uploadId, hash: reference.hash } satisfies Written<'LogoReference'>;
  if (uploadId === undefined) {
    const kept = known.find((one) => one.hash === hash);
    if (!kept) throw invalidUpload(phrase`is no logo that is there`, `${pointer}/hash`);
    return kept;
  }
  const at = `${pointer}/uploadId`;
  const bytes = await uploadedBytes(dependencies, principal, uploadId, LOGO_BYTES_MAX, at);
  const logo = logoOf(bytes);
  if ('fault' in logo) throw invalidUpload(wordsOf(logo), at);
  const { type: mediaType, width, height } = logo;
  return { hash: await dependencies.documents.putLogo(bytes), mediaType, width, height };
};
