import { exampleRequest, operationOf } from '../example/example-request.ts';
import type { ApiModel } from '../model/api-model.ts';
import { isJson } from '../validate/decode-body.ts';
import type { RequestView } from './reference-pages.ts';
import { compact } from './schema-view.ts';

/** What is larger is nothing to begin with. */
const TEXT_MAX = 100_000;

const isForm = (mediaType: string) =>
  mediaType === 'application/x-www-form-urlencoded' || mediaType.startsWith('multipart/');
const isText = (mediaType: string) =>
  isJson(mediaType) || mediaType.startsWith('text/') || /[/+](xml|yaml)$/.test(mediaType);

/** What a call of an operation begins with: valid by its document wherever that allows one. Throws RangeError for an unknown key. */
export const requestView = (model: ApiModel, operationKey: string): RequestView => {
  const mediaTypes = operationOf(model, operationKey).body?.contents.map(({ mediaType }) => mediaType) ?? [];
  const [first] = mediaTypes;
  const made = (mediaType?: string) =>
    exampleRequest(model, operationKey, mediaType === undefined ? {} : { mediaType });
  const begun = made(first);
  return {
    parameters: begun.parameters.map(({ name, in: place, value }) => ({ name, in: place, value })),
    bodies: mediaTypes.flatMap((mediaType) => {
      const body = (mediaType === first ? begun : made(mediaType)).body;
      if (!body || body.text.length > TEXT_MAX) return [];
      if (isForm(mediaType)) return { mediaType, value: body.value };
      return isText(mediaType) ? compact({ mediaType, text: body.text }) : [];
    }),
  };
};
