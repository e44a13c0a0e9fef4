import { asArray, asObject, asString, asStrings } from '../json.ts';
import type { IamRequirement, ResourceHandler } from '../service.ts';
import { physicalName } from '../template/deploy.ts';
import { awsManagedPolicy } from './managed-policies.ts';
import { type Decision, evaluate } from './policy-document.ts';

export type UsedPermission = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly times: number;
};

export type Roles = {
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  /** `root` may do everything; a role what its policies say. Remembers what was allowed. */
  check(caller: string, requirement: IamRequirement): Decision;
  /** Whether a role's trust policy lets an AWS service (`lambda.amazonaws.com`) assume it. */
  trusts(roleArn: string, service: string): boolean;
  usedPermissions(): readonly UsedPermission[];
};

type Role = {
  readonly trust: unknown;
  readonly inline: readonly unknown[];
  readonly managedPolicyArns: readonly string[];
  readonly boundary: string | undefined;
};

const inlineDocuments = (policies: unknown): unknown[] =>
  asArray(policies).map((policy) => asObject(policy).PolicyDocument);

export const createRoles = (region: string, accountId: string): Roles => {
  const roles = new Map<string, Role>();
  /** By role name; by policy resource, so that a policy deployed again replaces itself. */
  const attached = new Map<string, Map<string, unknown>>();
  const managed = new Map<string, unknown>();
  const used = new Map<string, UsedPermission>();

  const attach = (roleName: string, key: string, document: unknown): void => {
    const documents = attached.get(roleName) ?? new Map<string, unknown>();
    documents.set(key, document);
    attached.set(roleName, documents);
  };

  const putRole: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = asString(properties.RoleName) || physicalName(stack, logicalId);
    const arn = `arn:aws:iam::${accountId}:role${asString(properties.Path, '/')}${name}`;
    const boundary = asString(properties.PermissionsBoundary) || undefined;
    roles.set(arn, {
      trust: properties.AssumeRolePolicyDocument,
      inline: inlineDocuments(properties.Policies),
      managedPolicyArns: asStrings(properties.ManagedPolicyArns),
      boundary,
    });
    return { ref: name, attributes: { Arn: arn, RoleId: `AROA${name.toUpperCase().slice(0, 17)}` } };
  };

  const putPolicy: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = asString(properties.PolicyName) || physicalName(stack, logicalId);
    for (const role of asStrings(properties.Roles)) attach(role, `${stack}/${logicalId}`, properties.PolicyDocument);
    return { ref: name, attributes: { Id: name } };
  };

  const putManagedPolicy: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = asString(properties.ManagedPolicyName) || physicalName(stack, logicalId);
    const arn = `arn:aws:iam::${accountId}:policy${asString(properties.Path, '/')}${name}`;
    managed.set(arn, properties.PolicyDocument);
    for (const role of asStrings(properties.Roles)) attach(role, arn, properties.PolicyDocument);
    return { ref: arn, attributes: { PolicyArn: arn } };
  };

  const policyOf = (arn: string): unknown => managed.get(arn) ?? awsManagedPolicy(arn);
  const documentsOf = (role: Role, name: string): unknown[] => [
    ...role.inline,
    ...(attached.get(name)?.values() ?? []),
    ...role.managedPolicyArns.map(policyOf),
  ];

  return {
    resources: {
      'AWS::IAM::Role': putRole,
      'AWS::IAM::Policy': putPolicy,
      'AWS::IAM::RolePolicy': putPolicy,
      'AWS::IAM::ManagedPolicy': putManagedPolicy,
    },
    check(caller, { action, resource, context = {} }) {
      if (caller === 'root') return 'allowed';
      const role = roles.get(caller);
      if (!role) return 'not allowed';
      const request = {
        action,
        resource,
        // Loopback stands in for TLS: what production sends is encrypted.
        context: {
          ...context,
          'aws:SecureTransport': ['true'],
          'aws:PrincipalArn': [caller],
          'aws:PrincipalAccount': [accountId],
          'aws:ResourceAccount': [accountId],
          'aws:RequestedRegion': [region],
        },
      };
      const decision = evaluate(documentsOf(role, caller.slice(caller.lastIndexOf('/') + 1)), request);
      if (decision !== 'allowed') return decision;
      if (role.boundary !== undefined && evaluate([policyOf(role.boundary)], request) !== 'allowed')
        return 'not allowed';
      const key = `${caller} ${action} ${resource}`;
      used.set(key, { role: caller, action, resource, times: (used.get(key)?.times ?? 0) + 1 });
      return 'allowed';
    },
    trusts(roleArn, service) {
      return asArray(asObject(roles.get(roleArn)?.trust).Statement).some((item) => {
        const statement = asObject(item);
        const services = asStrings(asObject(statement.Principal).Service);
        return (
          statement.Effect === 'Allow' &&
          asStrings(statement.Action).includes('sts:AssumeRole') &&
          services.includes(service)
        );
      });
    },
    usedPermissions: () => [...used.values()],
  };
};
