declare module 'swagger-ui-react' {
  import type { ComponentType } from 'react';

  /** What swagger-client hands to interceptors; `userFetch` replaces the fetch of one call. */
  export type SwaggerRequest = {
    url: string;
    headers: Record<string, string>;
    userFetch?: (url: string, init: RequestInit & { headers: Record<string, string> }) => Promise<Response>;
    [name: string]: unknown;
  };
  type SwaggerUIProps = {
    spec?: object;
    layout?: string;
    docExpansion?: 'list' | 'full' | 'none';
    defaultModelsExpandDepth?: number;
    defaultModelExpandDepth?: number;
    deepLinking?: boolean;
    filter?: boolean | string;
    displayRequestDuration?: boolean;
    showMutatedRequest?: boolean;
    tryItOutEnabled?: boolean;
    queryConfigEnabled?: boolean;
    persistAuthorization?: boolean;
    supportedSubmitMethods?: string[];
    requestInterceptor?: (request: SwaggerRequest) => SwaggerRequest | Promise<SwaggerRequest>;
    plugins?: object[];
    onComplete?: () => void;
  };
  const SwaggerUI: ComponentType<SwaggerUIProps>;
  export default SwaggerUI;
}
