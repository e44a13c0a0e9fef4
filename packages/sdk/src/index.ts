export { compareSdks } from './compare-sdks.ts';
export {
  type GeneratedSdk,
  generateSdk,
  SDK_LANGUAGES,
  type SdkLanguage,
  type SdkRequest,
  sdkUsages,
} from './generate-sdk.ts';
export type { SdkChange } from './plan/sdk-changes.ts';
export type { SdkUsage } from './plan/sdk-usage.ts';
export type { SdkFile } from './sdk-file.ts';
export { zipSdk } from './zip-sdk.ts';
