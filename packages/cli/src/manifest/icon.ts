import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, ApiChanges } from '@portico/client';
import { CommandError } from '../exit-codes.ts';
import { upload } from '../registering.ts';
import type { Applying } from './applying.ts';
import type { Entity, EntityOf } from './entities.ts';
import { hashOf } from './hash-of.ts';

export type Image = { readonly bytes: Uint8Array; readonly hash: string };

const BYTES_MAX = 262_144;

/** A file that a manifest names at a place, with the hash by which the portal knows it. */
export const readImage = ({ folder, place }: Pick<Entity, 'folder' | 'place'>, member: string, file: string): Image => {
  const refuse = (why: string) => new CommandError(`${place(['spec', member])}: ${file} ${why}`);
  try {
    const bytes = readFileSync(join(folder, file));
    if (bytes.length > BYTES_MAX) throw refuse(`is larger than ${BYTES_MAX} bytes`);
    return { bytes, hash: hashOf(bytes) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The image that a manifest names; an empty name is none. */
export const imageOf = (entity: EntityOf<'API'>): Image | undefined =>
  entity.spec.iconImage ? readImage(entity, 'iconImage', entity.spec.iconImage) : undefined;

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
