declare module 'openapi-to-postmanv2' {
  type Converted =
    | { readonly result: true; readonly output: readonly { readonly type: 'collection'; readonly data: object }[] }
    | { readonly result: false; readonly reason: string };
  /** https://github.com/postmanlabs/openapi-to-postman, OPTIONS.md */
  export function convertV2(
    input: { readonly type: 'json'; readonly data: object },
    options: Readonly<Record<string, unknown>>,
    done: (error: Error | null, converted?: Converted) => void,
  ): void;
}

declare module '@usebruno/converters' {
  export function openApiToBruno(document: object): Promise<object>;
}
