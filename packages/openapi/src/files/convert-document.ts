import { stringify } from 'yaml';
import type { OpenApiDocument } from '../read/read-document.ts';
import type { DocumentFile } from './document-files.ts';

const postmanOf = async (document: OpenApiDocument): Promise<object> => {
  const { default: converter } = await import('openapi-to-postmanv2');
  return new Promise((resolve, reject) => {
    converter.convertV2(
      { type: 'json', data: document },
      {
        folderStrategy: 'Tags',
        requestParametersResolution: 'Example',
        exampleParametersResolution: 'Example',
        optimizeConversion: true,
      },
      (error, converted) => {
        const [collection] = converted?.result === true ? converted.output : [];
        if (collection) resolve(collection.data);
        else reject(error ?? new Error(converted?.result === false ? converted.reason : 'no collection was made'));
      },
    );
  });
};

/** A document in another form; it writes into what it is given. */
export const convertDocument = async (document: OpenApiDocument, file: DocumentFile): Promise<string> => {
  if (file === 'yaml') return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
  if (file === 'postman') return JSON.stringify(await postmanOf(document));
  const { openApiToBruno } = await import('@usebruno/converters');
  return JSON.stringify(await openApiToBruno(document));
};
