/// <reference path="./undici-modules.d.ts" />
// The parts of undici this room uses, imported one by one: the package's index brings its fetch, WebSocket, cache and
// mocks into every bundle, which is 500 kB of a cold start.
import type { Agent as AgentClass, buildConnector, errors as errorClasses } from 'undici';
import requestApi from 'undici/lib/api/api-request.js';
import connect from 'undici/lib/core/connect.js';
import errorModule from 'undici/lib/core/errors.js';
import AgentModule from 'undici/lib/dispatcher/agent.js';
import DispatcherModule from 'undici/lib/dispatcher/dispatcher.js';

// What undici's index does for every dispatcher.
Object.assign(DispatcherModule.prototype, { request: requestApi });

// The modules are CommonJS without types of their own; these are the types the index gives the same values.
export const Agent = AgentModule as unknown as typeof AgentClass;
export const createSocketConnector = connect as unknown as typeof buildConnector;
export const errors = errorModule as unknown as typeof errorClasses;
