export type Json = { [key: string]: Json } & unknown;
export type Schema = {
  [key: string]: unknown;
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  required?: string[];
  enum?: string[];
  default?: unknown;
  description?: string;
  /** In what changes something: null clears it. */
  nullable?: boolean;
};
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
};
type ResponseDeclaration = {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: Schema }>;
};
export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, ResponseDeclaration>;
  security: Record<string, string[]>[];
  'x-portico-function': string;
  'x-portico-access': string;
  /** False where the portal's server forwards no page's call: what hands out tokens. */
  'x-portico-page'?: boolean;
  'x-portico-step-up'?: boolean;
  /** Its API key is a bearer. */
  'x-portico-bearer'?: boolean;
  /** As what it is counted, where that is not what its method says. */
  'x-portico-counts'?: string;
};
export type PortalDocument = {
  [key: string]: unknown;
  paths: Record<string, Record<string, Operation>>;
  components: {
    [key: string]: unknown;
    parameters: Record<string, Parameter>;
    schemas: Record<string, Schema>;
  };
};
