export { buildModel } from '../model/build-model.ts';
export { type McpTool, mcpTools, readsOnly } from './mcp-tools.ts';
export { toolRequest, WrongArguments } from './tool-request.ts';
