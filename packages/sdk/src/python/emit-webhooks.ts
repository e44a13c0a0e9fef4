import { oneLine, paragraphs } from '../plan/plain-text.ts';
import type { PlannedWebhook, SdkPlan } from '../plan/sdk-plan.ts';
import { docstring, literal, snakeCase } from './python-text.ts';
import { AS_RESULT, annotation, codec, type Declarations, declarationsOf } from './python-types.ts';

const webhookText = ({ name, key, description, body }: PlannedWebhook, declarations: Declarations): string => {
  const doc = docstring(paragraphs([`Reads what ${oneLine(key)} sends.`, description]), '    ');
  const head = `def parse_${snakeCase(name)}(payload: bytes | str | Mapping[str, Any])`;
  if (!body || body.kind === 'binary') return `${head} -> bytes | str | Mapping[str, Any]:\n${doc}    return payload\n`;
  const kind = literal(body.kind);
  return `${head} -> ${annotation(body.type, AS_RESULT)}:\n${doc}    return _read(payload, ${kind}, ${literal(codec(body.type, declarations))})\n`;
};

/** The module of what the API sends by itself: a function for each call that reads its payload. */
export const emitWebhooks = (plan: SdkPlan): string => {
  const declarations = declarationsOf(plan);
  const functions = plan.webhooks.map((webhook) => webhookText(webhook, declarations));
  return `"""What the API sends by itself: a function for each call that reads its payload."""

from __future__ import annotations

import json as _json
from typing import Any, Mapping
from urllib.parse import parse_qsl as _parse_qsl

from . import models as models
from ._model import decode as _decode


def _read(payload: bytes | str | Mapping[str, Any], kind: str, codec: str) -> Any:
    if isinstance(payload, Mapping):
        return _decode(codec, dict(payload))
    text = payload.decode("utf-8") if isinstance(payload, bytes) else payload
    if kind == "json":
        return _decode(codec, _json.loads(text))
    return _decode(codec, dict(_parse_qsl(text))) if kind == "form" else text
${functions.map((text) => `\n\n${text}`).join('')}`;
};
