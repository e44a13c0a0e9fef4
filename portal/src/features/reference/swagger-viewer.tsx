'use client';
import type { OpenApiDocument } from '@portico/client';
import { useEffect, useMemo, useRef } from 'react';
import SwaggerUI, { type SwaggerRequest } from 'swagger-ui-react';
import 'swagger-ui-dist/swagger-ui.css';
import './swagger-theme.css';
import type { TryIt } from './try-it-key.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const Nothing = () => null;
/** Keys come from the bar above, and the page around has the title: neither is shown twice. */
const quietParts = {
  wrapComponents: {
    authorizeBtn: () => Nothing,
    authorizeOperationBtn: () => Nothing,
    info: () => Nothing,
  },
};
const PLUGINS = [quietParts];

type ViewerProps = { document: OpenApiDocument; big: boolean; gatewayUrl: string; apiOrigin: string; tryIt: TryIt };

/** Whether a call goes to the gateway's path of this API, and may carry the reader's key. */
const isBelow = (url: string, base: string): boolean => url === base || url.startsWith(`${base.replace(/\/$/, '')}/`);

const withKey = (request: SwaggerRequest, tryIt: TryIt): SwaggerRequest => {
  request.userFetch = async (url, init) => {
    const send = async (renew: boolean) => {
      const secret = await tryIt.key(renew);
      return fetch(url, {
        ...init,
        credentials: 'omit',
        headers: { ...init.headers, ...(secret && { 'X-Api-Key': secret }) },
      });
    };
    const response = await send(false);
    return response.status === 401 ? send(true) : response;
  };
  return request;
};

export const SwaggerViewer = ({ document, big, gatewayUrl, tryIt }: ViewerProps) => {
  const latest = useRef(tryIt);
  useEffect(() => {
    latest.current = tryIt;
  }, [tryIt]);
  const interceptor = useMemo(
    () => (request: SwaggerRequest) => (isBelow(request.url, gatewayUrl) ? withKey(request, latest.current) : request),
    [gatewayUrl],
  );
  const mayTry = tryIt.appId !== undefined;
  return (
    <div className="portico-reference">
      <SwaggerUI
        key={String(mayTry)}
        spec={document}
        layout="BaseLayout"
        deepLinking
        filter
        docExpansion={big ? 'none' : 'list'}
        defaultModelsExpandDepth={big ? -1 : 0}
        displayRequestDuration
        showMutatedRequest={false}
        tryItOutEnabled={mayTry}
        queryConfigEnabled={false}
        persistAuthorization={false}
        supportedSubmitMethods={mayTry ? METHODS : []}
        requestInterceptor={interceptor}
        plugins={PLUGINS}
      />
    </div>
  );
};
