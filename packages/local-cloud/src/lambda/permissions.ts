import { functionNameOf, globMatches } from '../arn.ts';
import { asString } from '../json.ts';
import type { ResourceHandler } from '../service.ts';

/** Who may invoke a function without a role of its own: AWS::Lambda::Permission. */
export type InvokePermissions = {
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  /** `sourceArn` is what asks (a rule, an API method, a log group); leave it out where the asker cannot name it. */
  allows(functionName: string, principal: string, sourceArn?: string): boolean;
};

type Permission = {
  readonly principal: string;
  readonly sourceArn: string | undefined;
};

export const createInvokePermissions = (): InvokePermissions => {
  const permissions = new Map<string, Map<string, Permission>>();
  return {
    resources: {
      'AWS::Lambda::Permission': ({ stack, logicalId, properties }) => {
        const name = functionNameOf(asString(properties.FunctionName));
        const own = permissions.get(name) ?? new Map<string, Permission>();
        const sourceArn = asString(properties.SourceArn);
        own.set(`${stack}/${logicalId}`, {
          principal: asString(properties.Principal),
          sourceArn: sourceArn === '' ? undefined : sourceArn,
        });
        permissions.set(name, own);
        return { ref: `${stack}-${logicalId}` };
      },
    },
    allows: (functionName, principal, sourceArn) =>
      [...(permissions.get(functionName)?.values() ?? [])].some(
        (permission) =>
          // Logs names its regional principal, older templates name it so too.
          (permission.principal === principal ||
            permission.principal === principal.replace('.amazonaws.com', '.us-east-1.amazonaws.com')) &&
          (permission.sourceArn === undefined ||
            sourceArn === undefined ||
            globMatches(permission.sourceArn, sourceArn)),
      ),
  };
};
