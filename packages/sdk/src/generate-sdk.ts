import type { OpenApiDocument } from '@portico/openapi';
import type { NameWishes } from './plan/package-names.ts';
import { planSdk } from './plan/plan-sdk.ts';
import type { SdkPlan } from './plan/sdk-plan.ts';
import { emitPython } from './python/emit-python.ts';
import type { SdkFile } from './sdk-file.ts';
import { emitTypeScript } from './typescript/emit-typescript.ts';

export const SDK_LANGUAGES = ['typescript', 'python'] as const;

export type SdkLanguage = (typeof SDK_LANGUAGES)[number];

export type SdkRequest = NameWishes & {
  /** A document that `readDocument` accepted. */
  readonly document: OpenApiDocument;
  readonly language: SdkLanguage;
  /** Where the generated client calls; the gateway, for a published API. */
  readonly baseUrl: string;
  /** TypeScript: `.js` for what is compiled, `.ts` for what Node runs as it is. */
  readonly importExtension?: '.js' | '.ts';
};

export type GeneratedSdk = {
  readonly files: readonly SdkFile[];
  /** Operations no SDK can express, and why. */
  readonly leftOut: SdkPlan['leftOut'];
};

/** Makes an SDK of a document: files in memory, nothing written. Pure and reproducible to the byte. */
export const generateSdk = ({ language, importExtension = '.js', ...request }: SdkRequest): GeneratedSdk => {
  const plan = planSdk(request);
  const emitters: Readonly<Record<SdkLanguage, () => SdkFile[]>> = {
    typescript: () => emitTypeScript(plan, { importExtension }),
    python: () => emitPython(plan),
  };
  return { files: emitters[language](), leftOut: plan.leftOut };
};
