import type {
  AccessOf,
  FunctionName,
  OperationId,
  Operations,
  OperationsOf,
  RequestOf,
  ResponseOf,
  Total,
} from '@portico/contract';
import type { LiveSecret, Principal } from '@portico/domain';
import type { Refusals } from './refusals.ts';
import type { Repetitions } from './repetition.ts';

type Headers = { readonly headers?: Readonly<Record<string, string>> };
type Items<Body> = Body extends { readonly items: infer List } ? List : never;

/** What a route answers besides its status: the operation's body, or its bytes; a list its items and where it goes on. */
type Answer<Id extends OperationId> = Operations[Id]['paged'] extends true
  ? { readonly items: Items<Total<ResponseOf<Id>['body']>>; readonly position: string | null | undefined }
  : {
      readonly body: ResponseOf<Id>['body'] extends undefined ? undefined : Total<ResponseOf<Id>['body']> | Uint8Array;
    };

/** The tag of the state that is answered, where it can be edited. */
type Tag<Id extends OperationId> = Operations[Id]['tagged'] extends true ? { readonly etag: string } : object;

export type RouteResponse<Id extends OperationId> = { readonly status: ResponseOf<Id>['status'] } & Answer<Id> &
  Tag<Id> &
  Headers;

/** A public operation sees no principal, a reader's may have none; every other one always has one. */
type PrincipalOf<Id extends OperationId> =
  AccessOf<Id> extends 'public' ? undefined : AccessOf<Id> extends 'reader' ? Principal | undefined : Principal;

/** The token of whoever is signed in, which the user pool asks for where it changes how they sign in. */
type Bearer<Id extends OperationId> = AccessOf<Id> extends 'public' ? object : { readonly accessToken: string };

export type Route<Id extends OperationId> = (
  request: RequestOf<Id> & Bearer<Id>,
  principal: PrincipalOf<Id>,
) => Promise<RouteResponse<Id>>;

/** One route for each operation of a function: forget one, or add one too many, and it does not compile. */
export type Routes<Name extends FunctionName> = { readonly [Id in OperationsOf<Name>]: Route<Id> };

type With<Name extends FunctionName, Trait extends 'paged' | 'repeatable' | 'changing'> = {
  [Id in OperationsOf<Name>]: true extends Operations[Id][Trait] ? Id : never;
}[OperationsOf<Name>];

type Given<Needed, What> = [Needed] extends [never] ? object : What;

/** What the kernel needs for the operations of a function: the deployment's secret, where repetitions are kept, where refusals are told. */
export type Needs<Name extends FunctionName> = Given<
  With<Name, 'paged' | 'repeatable'>,
  { readonly secret: () => Promise<LiveSecret> }
> &
  Given<With<Name, 'repeatable'>, { readonly repetitions: Repetitions }> &
  Given<With<Name, 'changing'>, { readonly refusals: Refusals }>;
