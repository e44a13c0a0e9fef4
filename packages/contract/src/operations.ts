import type { Operations, Schemas } from './generated/types.ts';
import type { Access, Counts, FunctionName } from './names.ts';

export type OperationId = keyof Operations;
export type OperationsOf<Name extends FunctionName> = {
  [Id in OperationId]: Operations[Id]['function'] extends Name ? Id : never;
}[OperationId];
export type Schema<Name extends keyof Schemas> = Schemas[Name];
export type RequestOf<Id extends OperationId> = Operations[Id]['request'];
export type ResponseOf<Id extends OperationId> = Operations[Id]['response'];
export type AccessOf<Id extends OperationId> = Operations[Id]['access'];

export type OperationEntry = {
  readonly id: OperationId;
  /** HTTP method, or ANY. */
  readonly method: string;
  /** API Gateway's resource path. */
  readonly path: string;
  /** Where a visitor's calls go; there is no principal there. */
  readonly visitorPath?: string;
  readonly function: FunctionName;
  readonly access: Access;
  readonly tag: string;
  readonly successStatus: number;
  /** Answers a list page by page: the kernel opens and seals its cursors. */
  readonly paged: boolean;
  /** Answers the ETag of what it answers. */
  readonly tagged: boolean;
  /** Changes only what its caller has seen. */
  readonly takesIfMatch: boolean;
  /** Can be repeated under an Idempotency-Key. */
  readonly repeatable: boolean;
  /** Pages of the portal call it through the portal's server. */
  readonly forPages: boolean;
  /** Dangerous: who has a second factor showed it within the last ten minutes. */
  readonly stepsUp: boolean;
  readonly counts: Counts;
  /** What a success is answered in; the first where the caller has no choice. */
  readonly medias: readonly string[];
  readonly hasBody: boolean;
  /** The statuses declared, beside the default problem. */
  readonly statuses: readonly number[];
};

/** The page asked for: how many items, and from where, in the words of whoever made the page before. */
export type Page = { readonly limit: number; readonly position: string | undefined };

export type ValidationError = {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** An ajv validator compiled at build: answers, coerces and fills defaults in place. */
export type Validator = {
  (data: unknown): boolean;
  errors?: null | readonly ValidationError[];
};

/** What the kernel needs of an operation; what validates it is loaded when it is first called. */
export type ContractEntry = {
  readonly operation: OperationEntry;
  readonly validators: () => Promise<{ readonly params: Validator; readonly body?: Validator | undefined }>;
};

/** What the kernel needs of each operation of a function. */
export type Contract<Name extends FunctionName> = { readonly [Id in OperationsOf<Name>]: ContractEntry };
