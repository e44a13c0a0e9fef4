'use client';
import type { ComponentType } from 'react';
import { OperationSamples } from './loaded-samples.tsx';

/** Of Immutable's List, what is asked here: a place in the document, `paths`, path, method, member. */
type Place = { readonly size: number; readonly get: (index: number) => unknown };

type ResponsesProps = { readonly path: string; readonly method: string; readonly specPath: Place };
type ParametersProps = {
  readonly pathMethod: readonly [path: string, method: string];
  readonly specPath: Place;
  readonly operation: { readonly get: (name: string) => unknown };
};

/** Callbacks and webhooks are drawn by the same parts, but nobody calls them at the gateway. */
const isOperation = (place: Place): boolean => place.get(0) === 'paths' && place.size === 4;

const aboveResponses = (Responses: ComponentType<ResponsesProps>) => {
  const WithSamples = (props: ResponsesProps) => (
    <>
      {isOperation(props.specPath) && <OperationSamples method={props.method} path={props.path} />}
      <Responses {...props} />
    </>
  );
  return WithSamples;
};

/** OpenAPI 3.1 lets an operation say nothing of its responses: then nothing is drawn that samples could stand above. */
const belowParameters = (Parameters: ComponentType<ParametersProps>) => {
  const WithSamples = (props: ParametersProps) => {
    const [path, method] = props.pathMethod;
    return (
      <>
        <Parameters {...props} />
        {props.operation.get('responses') === undefined && isOperation(props.specPath) && (
          <OperationSamples method={method} path={path} />
        )}
      </>
    );
  };
  return WithSamples;
};

/** Code samples inside an opened operation of Swagger UI, between what is sent and what comes back. */
export const samplesPlugin = { wrapComponents: { responses: aboveResponses, parameters: belowParameters } };
