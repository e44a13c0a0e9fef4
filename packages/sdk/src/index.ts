export { type GeneratedSdk, generateSdk, SDK_LANGUAGES, type SdkLanguage, type SdkRequest } from './generate-sdk.ts';
export type { SdkFile } from './sdk-file.ts';
export { zipSdk } from './zip-sdk.ts';
