/** One file of a generated SDK. `path` is relative, with `/`, ASCII, and unique whatever the case. */
export type SdkFile = { readonly path: string; readonly text: string };
