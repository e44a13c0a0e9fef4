import type { OpenApiDocument } from '@portico/openapi';
import { emitGo } from './go/emit-go.ts';
import { goPackage } from './go/go-types.ts';
import { goUsage } from './go/usage.ts';
import { emitJava } from './java/emit-java.ts';
import { contextOf } from './java/java-types.ts';
import { javaUsage } from './java/usage.ts';
import type { NameWishes } from './plan/package-names.ts';
import { planSdk } from './plan/plan-sdk.ts';
import type { SdkPlan } from './plan/sdk-plan.ts';
import type { SdkUsage } from './plan/sdk-usage.ts';
import { emitPython } from './python/emit-python.ts';
import { pythonUsage } from './python/usage.ts';
import type { SdkFile } from './sdk-file.ts';
import { emitTypeScript, useTypeScript } from './typescript/emit-typescript.ts';
import { fetchable } from './typescript/fetchable.ts';

export const SDK_LANGUAGES = ['typescript', 'python', 'go', 'java'] as const;

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
  const whole = planSdk(request);
  const plan = language === 'typescript' ? fetchable(whole) : whole;
  const emitters: Readonly<Record<SdkLanguage, () => SdkFile[]>> = {
    typescript: () => emitTypeScript(plan, { importExtension }),
    python: () => emitPython(plan),
    go: () => emitGo(plan),
    java: () => emitJava(plan),
  };
  return { files: emitters[language](), leftOut: plan.leftOut };
};

/** How the SDKs of a document are installed and called first, without making them. */
export const sdkUsages = (request: Omit<SdkRequest, 'language' | 'importExtension'>): Record<SdkLanguage, SdkUsage> => {
  const plan = planSdk(request);
  return {
    typescript: useTypeScript(fetchable(plan)),
    python: pythonUsage(plan),
    go: goUsage(goPackage(plan)),
    java: javaUsage(contextOf(plan)),
  };
};
