import { oneLine } from '../plan/plain-text.ts';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { AUTH_SOURCE } from './auth-source.ts';
import { CLIENT_SOURCE } from './client-source.ts';
import { CONNECTION_SOURCE } from './connection-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitOperations } from './emit-operations.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { ENCODE_SOURCE } from './encode-source.ts';
import { ERRORS_SOURCE } from './errors-source.ts';
import { MODEL_SOURCE } from './model-source.ts';
import { OPERATION_SOURCE } from './operation-source.ts';
import { packageFiles } from './package-files.ts';
import { OPTIONS_SOURCE, PAGES_SOURCE } from './pages-source.ts';
import { pythonNames } from './python-names.ts';
import { docstring, literal } from './python-text.ts';
import { STREAMS_SOURCE } from './streams-source.ts';
import { TRANSPORT_SOURCE } from './transport-source.ts';

const packageSource = ({
  title,
  names,
}: SdkPlan): string => `${docstring([`Client of ${oneLine(title) || names.base}.`], '')}
from . import models as models, webhooks as webhooks
from ._errors import (
    ApiError as ApiError,
    ApiResponse as ApiResponse,
    ConnectionError as ConnectionError,
    Headers as Headers,
    Problem as Problem,
    SdkError as SdkError,
    TimeoutError as TimeoutError,
)
from ._model import UNSET as UNSET, FileInput as FileInput, Unset as Unset
from ._options import RequestOptions as RequestOptions
from ._streams import BinaryStream as BinaryStream, EventStream as EventStream, ServerSentEvent as ServerSentEvent
from .client import ${names.clientName} as ${names.clientName}

__version__ = ${literal(pythonNames(names).version)}
`;

/** Emits a Python package: standard library only, typed, Python 3.10 and later. */
export const emitPython = (plan: SdkPlan): SdkFile[] => {
  const { module } = pythonNames(plan.names);
  const sources: readonly (readonly [name: string, text: string])[] = [
    ['__init__', packageSource(plan)],
    ['client', emitClient(plan)],
    ...emitModels(plan),
    ['webhooks', emitWebhooks(plan)],
    ['_operations', emitOperations(plan)],
    ['_auth', AUTH_SOURCE],
    ['_client', CLIENT_SOURCE],
    ['_connection', CONNECTION_SOURCE],
    ['_encode', ENCODE_SOURCE],
    ['_errors', ERRORS_SOURCE],
    ['_model', MODEL_SOURCE],
    ['_operation', OPERATION_SOURCE],
    ['_options', OPTIONS_SOURCE],
    ['_pages', PAGES_SOURCE],
    ['_streams', STREAMS_SOURCE],
    ['_transport', TRANSPORT_SOURCE],
  ];
  return [
    ...sources.map(([name, text]) => ({ path: `${module}/${name}.py`, text })),
    { path: `${module}/py.typed`, text: '' },
    ...packageFiles(plan),
  ];
};
