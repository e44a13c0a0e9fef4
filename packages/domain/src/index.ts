export * from './access.ts';
export * from './access-policy.ts';
export * from './access-token.ts';
export * from './address.ts';
export * from './agent-token.ts';
export * from './api-key.ts';
export * from './api-metadata.ts';
export * from './asker.ts';
export * from './audit.ts';
export * from './audit-anchors.ts';
export * from './backend.ts';
export * from './callers.ts';
export * from './connection.ts';
export * from './deployment-limits.ts';
export * from './guide.ts';
export * from './histogram.ts';
export * from './id.ts';
export * from './image.ts';
export * from './invitation.ts';
export * from './key-rotation.ts';
export * from './key-scopes.ts';
export * from './lifecycle.ts';
export * from './limits.ts';
export * from './live-secret.ts';
export * from './mcp.ts';
export * from './notices.ts';
export {
  type PasswordFault,
  passwordFaults,
  readCommon,
} from './password.ts';
export * from './plan.ts';
export * from './portal-appearance.ts';
export * from './preferences.ts';
export * from './principal.ts';
export * from './publishing.ts';
export * from './remembered.ts';
export * from './repetition.ts';
export * from './request-limits.ts';
export * from './same-text.ts';
export * from './source.ts';
export * from './svg.ts';
export * from './text.ts';
export * from './usage.ts';
export * from './user-code.ts';
export * from './viewer.ts';
