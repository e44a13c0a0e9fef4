export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A member of a multipart body; a file is named, its bytes are the reader's. */
export type SamplePart = {
  readonly name: string;
  readonly value: string;
  readonly file: boolean;
  /** Its media type, where that is not what clients say by themselves. */
  readonly type?: string | undefined;
};

export type SampleBody =
  | { readonly kind: 'json'; readonly value: JsonValue; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parts'; readonly parts: readonly SamplePart[] }
  /** The bytes of the file `body.bin`. */
  | { readonly kind: 'file' };

/** A request as samples show it: everything decided, nothing quoted yet. */
export type SampleRequest = {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: SampleBody | undefined;
};

/** Name of the file that a binary body is read from, and of those of a multipart body. */
export const BODY_FILE = 'body.bin';
