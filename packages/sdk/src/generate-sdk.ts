import { buildModel, type OpenApiDocument } from '@portico/openapi';
import type { SdkFile } from './sdk-file.ts';
import { emitTypeScript } from './typescript/emit-typescript.ts';

export type SdkRequest = {
  /** A document that `readDocument` accepted. */
  readonly document: OpenApiDocument;
  readonly language: 'typescript';
  /** Where the generated client calls; the gateway, for a published API. */
  readonly baseUrl: string;
  readonly packageName?: string;
  readonly clientName?: string;
  readonly importExtension?: '.js' | '.ts';
};

export type GeneratedSdk = { readonly files: readonly SdkFile[] };

/** Makes an SDK of a document: files in memory, nothing written. Pure and reproducible to the byte. */
export const generateSdk = ({ document, language: _, ...options }: SdkRequest): GeneratedSdk => ({
  files: emitTypeScript(buildModel(document), options),
});
