import type { OpenApiDocument } from '@portico/openapi';
import type { SdkLanguage, SdkRequest } from './generate-sdk.ts';
import { goPackage } from './go/go-types.ts';
import { goSurface } from './go/surface.ts';
import { contextOf } from './java/java-types.ts';
import { javaSurface } from './java/surface.ts';
import { planSdk } from './plan/plan-sdk.ts';
import { type SdkChange, sdkChanges } from './plan/sdk-changes.ts';
import type { SdkPlan } from './plan/sdk-plan.ts';
import { type SurfaceItem, type SurfaceNames, surfaceOf } from './plan/sdk-surface.ts';
import { pythonSurface } from './python/surface.ts';
import { typeScriptSurface } from './typescript/emit-typescript.ts';
import { fetchable } from './typescript/fetchable.ts';

type Compared = Omit<SdkRequest, 'document' | 'baseUrl' | 'importExtension'> & {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
};

const NAMES: Readonly<Record<SdkLanguage, (plan: SdkPlan) => SurfaceNames>> = {
  typescript: typeScriptSurface,
  python: pythonSurface,
  go: (plan) => goSurface(goPackage(plan)),
  java: (plan) => javaSurface(contextOf(plan)),
};

/** What changes for code that uses the SDK of one document when it takes that of another. */
export const compareSdks = ({ before, after, language, ...wishes }: Compared): SdkChange[] => {
  const surface = (document: OpenApiDocument): SurfaceItem[] => {
    const whole = planSdk({ ...wishes, document, baseUrl: '' });
    const plan = language === 'typescript' ? fetchable(whole) : whole;
    return surfaceOf(plan, NAMES[language](plan));
  };
  return sdkChanges(surface(before), surface(after));
};
