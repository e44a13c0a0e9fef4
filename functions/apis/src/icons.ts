import type { Schema, Total } from '@portico/contract';
import { type ApiItem, isKept, visibleApi } from '@portico/data';
import { ICON_BYTES_MAX, ICON_SIDE_MAX, imageOf, isIconType, isOneLetter, may, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import { absent } from './absent.ts';
import { invalid } from './backend-settings.ts';
import type { Dependencies } from './dependencies.ts';

const POINTER = '/iconUploadId';

const presentIcon = (
  { iconText, iconColour, iconType }: ApiItem,
  image: Uint8Array | undefined,
): Total<Schema<'ApiIcon'>> => ({
  text: iconText,
  colour: iconColour,
  mediaType: image && iconType,
  data: image && Buffer.from(image).toString('base64'),
});

/** What an API is known by at a glance. */
export const icons = ({ data, documents, now }: Pick<Dependencies, 'data' | 'documents' | 'now'>) => {
  /** The bytes of an upload of somebody's, where they are small enough to be looked at. */
  const uploaded = async (principal: Principal, uploadId: string): Promise<Uint8Array> => {
    const found = (await data.entities.upload.get({ uploadId }).go({ consistent: true })).data;
    if (!found || !isKept(found, now()) || !may(principal, 'upload.use', { ownerId: found.userId }))
      throw invalid(POINTER, phrase`is no upload of yours`);
    if (found.sizeBytes > ICON_BYTES_MAX) throw invalid(POINTER, phrase`is larger than ${ICON_BYTES_MAX} bytes`);
    const bytes = await documents.get(documents.uploadKey(uploadId));
    if (!bytes) throw invalid(POINTER, phrase`is an upload of nothing yet`);
    return bytes;
  };

  return {
    /** Keeps the image of an upload; refuses what is none by its own bytes, or unpacks to too much. */
    async take(principal: Principal, uploadId: string): Promise<Pick<ApiItem, 'iconImage' | 'iconType'>> {
      const bytes = await uploaded(principal, uploadId);
      const image = imageOf(bytes);
      if (!image || !isIconType(image.type)) throw invalid(POINTER, phrase`is no whole PNG, JPEG or WebP image`);
      if (Math.max(image.width, image.height) > ICON_SIDE_MAX)
        throw invalid(POINTER, phrase`is wider or higher than ${ICON_SIDE_MAX} pixels`);
      return { iconImage: await documents.putIcon(bytes), iconType: image.type };
    },

    /** A letter stands for what is shown in its place: one, to the eye. */
    requireLetter(text: string | undefined) {
      if (text !== undefined && !isOneLetter(text)) throw invalid('/iconText', phrase`is not one letter or emoji`);
    },

    async get(principal: Principal | undefined, reference: string): Promise<Total<Schema<'ApiIcon'>>> {
      const api = await visibleApi(data, principal, reference);
      if (!api) throw await absent(data, principal, reference);
      return presentIcon(api, api.iconImage === undefined ? undefined : await documents.getIcon(api.iconImage));
    },
  };
};

export type Icons = ReturnType<typeof icons>;
