import { oneLine } from '../plan/plain-text.ts';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { authSource } from './auth-source.ts';
import { clientSource } from './client-source.ts';
import { connectionSource } from './connection-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitOperations } from './emit-operations.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { encodeSource } from './encode-source.ts';
import { errorsSource } from './errors-source.ts';
import { modelSource } from './model-source.ts';
import { operationSource } from './operation-source.ts';
import { packageFiles } from './package-files.ts';
import { optionsSource, pagesSource } from './pages-source.ts';
import { pythonNames } from './python-names.ts';
import { docstring, literal } from './python-text.ts';
import { streamsSource } from './streams-source.ts';
import { transportSource } from './transport-source.ts';

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
    ['_auth', authSource],
    ['_client', clientSource],
    ['_connection', connectionSource],
    ['_encode', encodeSource],
    ['_errors', errorsSource],
    ['_model', modelSource],
    ['_operation', operationSource],
    ['_options', optionsSource],
    ['_pages', pagesSource],
    ['_streams', streamsSource],
    ['_transport', transportSource],
  ];
  return [
    ...sources.map(([name, text]) => ({ path: `${module}/${name}.py`, text })),
    { path: `${module}/py.typed`, text: '' },
    ...packageFiles(plan),
  ];
};
