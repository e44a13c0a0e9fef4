/**
 * Names a type of a document does not take in any language: what the runtimes declare and what every reader of one of
 * the languages takes for something else. One list, so that a type is called the same in all of them.
 */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  // What the emitted runtimes declare.
  (
    'ApiError ApiResponse ApiException Call CallOptions Client ClientOptions ConnectionError TimeoutError Problem Transport ' +
    'FileInput BinaryInput SchemeSpec OperationSpec ParameterSpec Models Page Paginator EventStream ServerSentEvent Event ' +
    'RequestOptions Response Request Unset UNSET SdkError BinaryStream Runtime Encode ' +
    'Operations Webhooks Config Options Option Errors Error Json Codec Auth ' +
    // Java, java.lang and java.util.
    'Object String Integer Long Short Byte Double Float Boolean Character Number Math Void Class Record Enum Iterable Thread ' +
    'Process System Runnable Exception Throwable Override Deprecated List Map Set Optional Iterator Collection Arrays Date ' +
    'File Path Files Duration Instant Locale UUID URI URL Stream Function Package Module Comparable Cloneable Compiler ' +
    'StringBuilder InputStream Base64 Objects HttpClient HttpRequest HttpResponse JsonNode ObjectMapper Annotation ' +
    // Python's builtins and typing.
    'Any None True False Type Union Literal Dict Tuple Protocol Generic TypeVar Callable Warning Final Self Mapping Sequence ' +
    // TypeScript's globals.
    'Array ArrayBuffer BigInt Blob Infinity NaN Omit Partial Pick Promise Proxy Readonly ReadableStream RegExp Required Symbol ' +
    'Uint8Array WeakMap WeakSet Headers FormData Global Window Document'
  ).split(' '),
);
