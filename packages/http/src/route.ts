import type { AccessOf, FunctionName, OperationId, OperationsOf, RequestOf, ResponseOf } from '@portico/contract';
import type { Principal } from '@portico/domain';

/** What a route answers: the operation's one success, or its bytes with their headers. */
export type RouteResponse<Id extends OperationId> = {
  readonly status: ResponseOf<Id>['status'];
  readonly body: ResponseOf<Id>['body'] extends undefined ? undefined : ResponseOf<Id>['body'] | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A public operation sees no principal; every other one always has one. */
export type PrincipalOf<Id extends OperationId> = AccessOf<Id> extends 'public' ? undefined : Principal;

export type Route<Id extends OperationId> = (
  request: RequestOf<Id>,
  principal: PrincipalOf<Id>,
) => Promise<RouteResponse<Id>>;

/** One route for each operation of a function: forget one, or add one too many, and it does not compile. */
export type Routes<Name extends FunctionName> = { readonly [Id in OperationsOf<Name>]: Route<Id> };
