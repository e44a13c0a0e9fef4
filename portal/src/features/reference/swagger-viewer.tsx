'use client';
import type { OpenApiDocument } from '@portico/client';
import { useEffect, useMemo, useRef } from 'react';
import SwaggerUI, { type SwaggerRequest } from 'swagger-ui-react';
import 'swagger-ui-react/swagger-ui.css';
import { useWords } from '../../i18n/words.tsx';
import './swagger-theme.css';
import { isBelow } from './is-below.ts';
import { type ReadSamples, SamplesSource } from './loaded-samples.tsx';
import { ReferenceLayout } from './reference-layout.tsx';
import { samplesPlugin } from './samples-plugin.tsx';
import { withShallowSchemas } from './shallow-schemas.ts';
import type { TryIt } from './try-it-key.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const Nothing = () => null;
const PlainText = ({ text }: { text: string }) => <span>{text}</span>;
/**
 * Keys come from the bar above and the page around has the title: neither is shown twice. An operation's row is a button,
 * which must not hold a link; opening it sets the address all the same.
 */
const quietParts = {
  wrapComponents: {
    authorizeBtn: () => Nothing,
    authorizeOperationBtn: () => Nothing,
    InfoContainer: () => Nothing,
    DeepLink: () => PlainText,
  },
};
const PLUGINS = [quietParts, samplesPlugin, { components: { ReferenceLayout } }];

type ViewerProps = {
  document: OpenApiDocument;
  big: boolean;
  gatewayUrl: string;
  tryIt: TryIt;
  samples: ReadSamples;
};

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

/** Names the fields that Swagger UI leaves without a name, and lets the keyboard scroll its code. */
const useRepairedNames = () => {
  const { t } = useWords();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = root;
    if (!current) return;
    const name = (selector: string, label: string) => {
      for (const field of current.querySelectorAll(`${selector}:not([aria-label])`))
        field.setAttribute('aria-label', label);
    };
    const repair = () => {
      name('select#servers', t.catalogue.baseUrl);
      name('select.examples-select-element', t.catalogue.example);
      name('.opblock-body textarea', t.tests.body);
      for (const code of current.querySelectorAll('.highlight-code pre:not([tabindex])'))
        code.setAttribute('tabindex', '0');
    };
    const observer = new MutationObserver(repair);
    observer.observe(current, { childList: true, subtree: true });
    repair();
    return () => observer.disconnect();
  }, [t]);
  return root;
};

export const SwaggerViewer = ({ document, big, gatewayUrl, tryIt, samples }: ViewerProps) => {
  const latest = useRef(tryIt);
  useEffect(() => {
    latest.current = tryIt;
  }, [tryIt]);
  const interceptor = useMemo(
    () => (request: SwaggerRequest) => (isBelow(request.url, gatewayUrl) ? withKey(request, latest.current) : request),
    [gatewayUrl],
  );
  const root = useRepairedNames();
  const shown = useMemo(() => (big ? withShallowSchemas(document) : document), [big, document]);
  const mayTry = tryIt.appId !== undefined;
  return (
    <div className="portico-reference" ref={root}>
      <SamplesSource value={samples}>
        <SwaggerUI
          key={String(mayTry)}
          spec={shown}
          layout="ReferenceLayout"
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
      </SamplesSource>
    </div>
  );
};
