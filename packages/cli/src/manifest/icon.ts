import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, ApiChanges } from '@portico/client';
import { CommandError } from '../exit-codes.ts';
import { upload } from '../registering.ts';
import type { Applying } from './applying.ts';
import type { EntityOf } from './entities.ts';

type Image = { readonly bytes: Uint8Array; readonly hash: string };

const BYTES_MAX = 262_144;

/** The image that a manifest names, with the hash by which the portal knows it; an empty name is none. */
export const imageOf = ({ folder, spec, place }: EntityOf<'API'>): Image | undefined => {
  if (!spec.iconImage) return undefined;
  const refuse = (why: string) => new CommandError(`${place(['spec', 'iconImage'])}: ${spec.iconImage} ${why}`);
  try {
    const bytes = readFileSync(join(folder, spec.iconImage));
    if (bytes.length > BYTES_MAX) throw refuse(`is larger than ${BYTES_MAX} bytes`);
    return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What is written of an image: where a letter is said anew, it would take the image's place. */
export const imageChanges = async (
  { portal, patient }: Applying,
  entity: EntityOf<'API'>,
  changes: Readonly<Record<string, unknown>>,
  { iconText }: Api,
): Promise<Pick<ApiChanges, 'iconText' | 'iconUploadId'>> => {
  const isOther = 'iconImage' in changes;
  if (!isOther && !('iconText' in changes)) return {};
  const image = imageOf(entity);
  if (image) return { iconUploadId: await upload(portal, image.bytes, patient) };
  return isOther ? { iconText: (entity.spec.iconText ?? iconText) || null } : {};
};
