/** What is called: an operation of a version of an API, as far as the reader may. */
export type Called = {
  readonly api: { readonly id: string; readonly slug: string; readonly mayEdit: boolean };
  readonly version: string;
  readonly operation: string;
  readonly gatewayUrl: string;
  readonly draft: boolean;
  readonly signedIn: boolean;
  /** Whose tokens stay in this tab. */
  readonly reader: string | undefined;
};

/** What was typed for an operation is kept under this. */
export const draftKey = ({ api, version, operation }: Called) => `portico.console.${api.id}.${version}.${operation}`;
